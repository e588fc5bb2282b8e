import type { Integration, SharedConsentLink } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import { PagedSection } from '../../components/paged-section.tsx'
import { type Column, RecordTable } from '../../components/record-table.tsx'
import { exactTime } from '../../languages/times.ts'
import styles from './list-consent-links.module.css'
import { MailDelivery } from './mail-delivery.tsx'
import { consentLinksQuery } from './queries.ts'
import type { Tone } from './state-sentence.ts'
import { ToneLabel } from './tone-label.tsx'

type State = SharedConsentLink['state'] | 'opened'

const tones = {
  active: 'wait',
  opened: 'wait',
  used: 'good',
  expired: 'calm',
  revoked: 'calm',
} satisfies Record<State, Tone>

const stateOf = ({ state, openedAt }: SharedConsentLink): State =>
  state === 'active' && openedAt ? 'opened' : state

/** When that happened; a link that is neither opened nor dead has only an end. */
const sinceOf = (link: SharedConsentLink) => link.usedAt ?? link.revokedAt ?? link.openedAt

/** Every link ever made, with what became of it. */
export function ListConsentLinks({ integration }: { integration: Integration }) {
  const t = useTranslations('share.links')
  const format = useFormatter()
  const query = useInfiniteQuery(consentLinksQuery(integration.id))
  const until = ({ expiresAt }: SharedConsentLink) => t('validUntil', { time: exactTime(format, expiresAt) })

  const columns: Column<SharedConsentLink>[] = [
    {
      label: t('made'),
      cell: ({ createdAt, createdBy }) => (
        <span>
          <Moment at={createdAt} />
          <span className={styles.detail}>{createdBy ? t('by', { name: createdBy }) : t('bySystem')}</span>
        </span>
      ),
    },
    {
      label: t('state'),
      cell: link => {
        const state = stateOf(link)
        const since = link.state === 'expired' ? link.expiresAt : sinceOf(link)
        return (
          <span>
            <ToneLabel tone={tones[state]}>{t(state)}</ToneLabel>
            <span className={styles.detail}>
              {since && <Moment at={since} />}
              {link.state === 'active' && <span className={styles.line}>{until(link)}</span>}
            </span>
          </span>
        )
      },
    },
    {
      label: t('sentTo'),
      cell: ({ mails }) =>
        mails.length === 0 ? (
          <span className={styles.detail}>{t('nobody')}</span>
        ) : (
          <ul className={styles.mails}>
            {mails.map(mail => (
              <li key={mail.id}>
                <MailDelivery mail={mail} />
              </li>
            ))}
          </ul>
        ),
    },
  ]

  return (
    <PagedSection title={t('title')} query={query} empty={t('empty')}>
      {links => <RecordTable caption={t('title')} columns={columns} items={links} keyOf={({ id }) => id} />}
    </PagedSection>
  )
}
