import type { ReactNode } from 'react'
import styles from './empty-list.module.css'

interface Props {
  title: string
  text: string
  /** What to do about it. */
  children: ReactNode
}

/** Stands where the rows would be. */
export function EmptyList({ title, text, children }: Props) {
  return (
    <section className={styles.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}
