import type { ReactNode } from 'react'
import styles from './filter-bar.module.css'

/** The controls that narrow the list below them. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search aria-label={label} className={styles.bar}>
      {children}
    </search>
  )
}
