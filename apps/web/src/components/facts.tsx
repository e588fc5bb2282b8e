import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** What something is called and what it is. */
export type Fact = [label: string, value: ReactNode]

/** Facts side by side, as many as there is room for. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label} data-long={(typeof value === 'string' && /\S{18}|.{25}/.test(value)) || undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
