import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface Props {
  title: string
  intro?: ReactNode
  children: ReactNode
}

/** A part of a page under a heading of its own. */
export function Section({ title, intro, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      {intro && <p className={styles.intro}>{intro}</p>}
      <div className={styles.body}>{children}</div>
    </section>
  )
}
