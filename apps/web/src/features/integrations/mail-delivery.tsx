import type { MailDelivery as Delivery } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import styles from './mail-delivery.module.css'
import type { Tone } from './state-sentence.ts'
import { ToneLabel } from './tone-label.tsx'

const stateOf = ({ status, failure }: Delivery) => {
  if (status === 'failed') return failure ?? 'unknown'
  return status === 'queued' && failure ? 'delayed' : status
}

const tones = {
  queued: 'wait',
  delayed: 'wait',
  sent: 'good',
  refused: 'bad',
  unavailable: 'bad',
  unknown: 'bad',
  too_late: 'calm',
} satisfies Record<ReturnType<typeof stateOf>, Tone>

/** What became of a mail to the owner. */
export function MailDelivery({ mail }: { mail: Delivery }) {
  const t = useTranslations('share.delivery')
  const state = stateOf(mail)
  return (
    <ToneLabel tone={tones[state]}>
      <span className={styles.text}>
        {t(state, { to: mail.to })}
        {mail.endedAt && (
          <>
            {' '}
            <Moment at={mail.endedAt} />
          </>
        )}
      </span>
    </ToneLabel>
  )
}
