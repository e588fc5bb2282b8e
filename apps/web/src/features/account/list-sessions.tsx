import { endOtherSessions, endSession, type OpenSession } from '@collector/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Moment } from '../../components/moment.tsx'
import { RecordTable } from '../../components/record-table.tsx'
import { Section } from '../../components/section.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { deviceParts } from './device-name.ts'
import styles from './list-sessions.module.css'
import { accountKeys, sessionsQuery } from './queries.ts'

/** Where the person is logged in, with a way out of each. */
export function ListSessions() {
  const t = useTranslations('account')
  const query = useSuspenseQuery(sessionsQuery)
  const sessions = query.data.items
  const deviceOf = useDeviceName()
  const others = useGuardedMutation({
    mutationFn: () => client.call(endOtherSessions),
    refreshes: accountKeys,
    done: t('othersEnded'),
  })
  return (
    <Section title={t('sessions')}>
      <StaleNotice query={query} />
      <RecordTable
        caption={t('sessions')}
        items={sessions}
        keyOf={({ id }) => id}
        columns={[
          { label: t('device'), cell: deviceOf },
          { label: t('address'), cell: ({ address }) => address },
          { label: t('loggedIn'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
          { label: t('lastSeen'), cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
          {
            label: t('end'),
            cell: session =>
              session.current ? (
                <strong>{t('thisOne')}</strong>
              ) : (
                <EndButton session={session} device={deviceOf(session)} />
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <div className={styles.foot}>
          <SteadyButton variant="default" loading={others.isPending} onClick={() => others.mutate()}>
            {t('endOthers')}
          </SteadyButton>
        </div>
      )}
    </Section>
  )
}

function EndButton({ session: { id }, device }: { session: OpenSession; device: string }) {
  const t = useTranslations('account')
  const mutation = useGuardedMutation({
    mutationFn: () => client.call(endSession, { params: { id } }),
    refreshes: accountKeys,
    done: t('ended', { device }),
  })
  return (
    <SteadyButton
      size="xs"
      variant="default"
      aria-label={t('endThat', { device })}
      loading={mutation.isPending}
      onClick={() => mutation.mutate()}
    >
      {t('end')}
    </SteadyButton>
  )
}

function useDeviceName() {
  const t = useTranslations('account')
  return ({ userAgent }: OpenSession) => {
    const parts = deviceParts(userAgent)
    return parts ? t('onSystem', parts) : t('unknownDevice')
  }
}
