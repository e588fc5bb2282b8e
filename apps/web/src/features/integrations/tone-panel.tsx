import type { ReactNode } from 'react'
import type { Tone } from './state-sentence.ts'
import { toneIcons } from './tone-label.tsx'
import styles from './tone-panel.module.css'

interface Props {
  label: string
  tone: Tone
  text: string
  progress?: ReactNode
  /** The buttons for what comes next. */
  children?: ReactNode
}

/** How something is, in a sentence with the colour of how good that is. */
export function TonePanel({ label, tone, text, progress, children }: Props) {
  const Icon = toneIcons[tone]
  return (
    <section aria-label={label} className={styles.panel} data-tone={tone}>
      <Icon aria-hidden size={22} />
      <div className={styles.text}>
        <p>{text}</p>
        {progress}
      </div>
      {children}
    </section>
  )
}
