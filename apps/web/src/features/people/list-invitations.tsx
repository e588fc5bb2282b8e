import {
  type Invitation,
  type InvitationLink,
  renewInvitation,
  withdrawInvitation,
} from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { useClock } from '../../components/clock.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import styles from '../../components/form.module.css'
import { PagedSection } from '../../components/paged-section.tsx'
import { RecordTable } from '../../components/record-table.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useLanguage } from '../../languages/language.ts'
import { exactTime } from '../../languages/times.ts'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { OneTimeLinkDialog } from './one-time-link.tsx'
import { invitationsQuery, peopleKeys } from './queries.ts'

/** Everybody who is invited, with a new link or an end for each. */
export function ListInvitations() {
  const t = useTranslations()
  const format = useFormatter()
  const now = useClock()
  const query = useInfiniteQuery(invitationsQuery)
  const untilOf = ({ expiresAt }: Invitation) => {
    const time = exactTime(format, expiresAt)
    return new Date(expiresAt) > now ? time : t('people.expired', { time })
  }
  return (
    <PagedSection
      title={t('people.invitations')}
      intro={t('people.invitationsIntro')}
      query={query}
      empty={t('people.noInvitations')}
    >
      {invitations => (
        <RecordTable
          caption={t('people.invitations')}
          items={invitations}
          keyOf={({ id }) => id}
          columns={[
            { label: t('people.email'), cell: ({ email }) => email },
            { label: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
            { label: t('people.invitedBy'), cell: ({ invitedBy }) => invitedBy },
            { label: t('people.validUntil'), cell: untilOf },
            {
              label: t('people.actions'),
              cell: invitation => (
                <div className={styles.row}>
                  <NewLinkButton invitation={invitation} />
                  <WithdrawButton invitation={invitation} />
                </div>
              ),
            },
          ]}
        />
      )}
    </PagedSection>
  )
}

function NewLinkButton({ invitation: { id, email } }: { invitation: Invitation }) {
  const t = useTranslations('people')
  const { language } = useLanguage()
  const [link, setLink] = useState<InvitationLink>()
  const mutation = useGuardedMutation({
    mutationFn: () => client.call(renewInvitation, { params: { id }, body: { language } }),
    refreshes: peopleKeys,
    onSuccess: setLink,
  })
  return (
    <>
      <SteadyButton
        size="xs"
        variant="default"
        aria-label={t('newLinkFor', { email })}
        loading={mutation.isPending}
        onClick={() => mutation.mutate()}
      >
        {t('newLink')}
      </SteadyButton>
      {link && (
        <OneTimeLinkDialog
          title={t('linkTitle', { email })}
          email={email}
          link={link}
          onClose={() => setLink(undefined)}
        />
      )}
    </>
  )
}

function WithdrawButton({ invitation: { id, email } }: { invitation: Invitation }) {
  const t = useTranslations('people')
  const [asking, setAsking] = useState(false)
  const mutation = useGuardedMutation({
    mutationFn: () => client.call(withdrawInvitation, { params: { id } }),
    refreshes: peopleKeys,
    done: t('withdrawn', { email }),
    onError: () => {},
  })
  return (
    <>
      <SteadyButton
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t('withdrawThat', { email })}
        onClick={() => setAsking(true)}
      >
        {t('withdraw')}
      </SteadyButton>
      {asking && (
        <ConfirmDialog
          title={t('withdrawTitle', { email })}
          confirm={t('withdraw')}
          mutation={mutation}
          onClose={() => setAsking(false)}
        >
          <p>{t('withdrawText')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
