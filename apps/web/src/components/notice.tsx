import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

interface Props {
  icon: Icon
  /** Calm for what is in order. */
  tone?: 'wait' | 'calm'
  /** What can be done about it. */
  action?: ReactNode
  children: ReactNode
}

/** A line about something that people should know while they go on. */
export function Notice({ icon: Icon, tone = 'wait', action, children }: Props) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <Icon aria-hidden size={18} />
      <p className={styles.text}>{children}</p>
      {action}
    </div>
  )
}
