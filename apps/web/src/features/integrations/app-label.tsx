import { type App, appNames } from '@collector/contracts'
import styles from './app-label.module.css'

/** The label that tells which external app an integration connects. */
export function AppLabel({ app }: { app: App }) {
  return (
    <span className={styles.label} data-app={app}>
      {appNames[app]}
    </span>
  )
}
