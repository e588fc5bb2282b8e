import type { Person } from '@collector/contracts'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoaderFunction } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClientContext } from '../../api/query-client.ts'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { Moment } from '../../components/moment.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { RecordTable } from '../../components/record-table.tsx'
import { ShowMore } from '../../components/show-more.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { requirePermission, sessionQuery } from '../session/session.ts'
import { CreateInvitation } from './create-invitation.tsx'
import { ListInvitations } from './list-invitations.tsx'
import styles from './list-people.module.css'
import { PersonDialog } from './person-dialog.tsx'
import { invitationsQuery, peopleQuery } from './queries.ts'

export const loader: LoaderFunction = async ({ context }) => {
  await requirePermission(context, 'people:manage')
  const queryClient = context.get(queryClientContext)
  await Promise.all([
    queryClient.ensureInfiniteQueryData(peopleQuery),
    queryClient.ensureInfiniteQueryData(invitationsQuery),
  ])
  return null
}

/** Everybody who can log in, and everybody who is invited. */
export function Component() {
  const t = useTranslations()
  const { user } = useSuspenseQuery(sessionQuery).data
  const list = useSuspenseInfiniteQuery(peopleQuery)
  const people = list.data.pages.flatMap(({ items }) => items)
  const [shownId, setShownId] = useState<string>()
  const shown = people.find(({ id }) => id === shownId)
  const stateOf = ({ disabledAt, secondFactor }: Person) =>
    [t(disabledAt ? 'people.disabled' : 'people.active'), secondFactor && t('people.secondFactor')]
      .filter(Boolean)
      .join(', ')

  return (
    <>
      <Breadcrumbs page={t('people.title')} alone />
      <PageHeading title={t('people.title')} intro={t('people.intro')} actions={<CreateInvitation />} />
      <StaleNotice query={list} />
      <ShowMore list={list}>
        <RecordTable
          caption={t('people.title')}
          items={people}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t('people.person'),
              cell: ({ id, name, email }) => (
                <div>
                  <strong>{id === user.id ? `${name} (${t('people.you')})` : name}</strong>
                  <br />
                  <span className={styles.email}>{email}</span>
                </div>
              ),
            },
            { label: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
            { label: t('people.state'), cell: stateOf },
            {
              label: t('people.lastSeen'),
              cell: ({ lastSeenAt }) => (lastSeenAt ? <Moment at={lastSeenAt} /> : t('people.never')),
            },
            {
              label: t('people.actions'),
              cell: ({ id, name }) => (
                <SteadyButton
                  size="xs"
                  variant="default"
                  aria-label={t('people.manageThat', { name })}
                  onClick={() => setShownId(id)}
                >
                  {t('people.manage')}
                </SteadyButton>
              ),
            },
          ]}
        />
      </ShowMore>
      <ListInvitations />
      {shown && <PersonDialog person={shown} onClose={() => setShownId(undefined)} />}
    </>
  )
}
