import type { IntegrationStatus } from '@collector/contracts'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import styles from './status-label.module.css'

const icons = {
  pending: IconClock,
  connected: IconCircleCheck,
  attention: IconAlertTriangle,
  paused: IconPlayerPause,
} satisfies Record<IntegrationStatus, unknown>

/** A status as a word with an icon. */
export function StatusLabel({ status }: { status: IntegrationStatus }) {
  const t = useTranslations('status')
  const Icon = icons[status]
  return (
    <span className={styles.status} data-status={status}>
      <Icon aria-hidden size={18} />
      {t(status)}
    </span>
  )
}
