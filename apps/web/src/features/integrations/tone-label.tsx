import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from './state-sentence.ts'
import styles from './tone-label.module.css'

export const toneIcons = {
  wait: IconClock,
  good: IconCircleCheck,
  bad: IconAlertTriangle,
  calm: IconPlayerPause,
} satisfies Record<Tone, unknown>

/** A few words with the icon and colour of how good that is. */
export function ToneLabel({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = toneIcons[tone]
  return (
    <span className={styles.label} data-tone={tone}>
      <Icon aria-hidden size={18} />
      {children}
    </span>
  )
}
