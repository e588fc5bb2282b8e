import { useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunction } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClientContext } from '../../api/query-client.ts'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { ChangePassword } from './change-password.tsx'
import { ListSessions } from './list-sessions.tsx'
import { accountQuery, sessionsQuery } from './queries.ts'
import { ShowSecondFactor } from './show-second-factor.tsx'
import { UpdateAccount } from './update-account.tsx'

export const loader: LoaderFunction = async ({ context }) => {
  const queryClient = context.get(queryClientContext)
  await Promise.all([queryClient.ensureQueryData(accountQuery), queryClient.ensureQueryData(sessionsQuery)])
  return null
}

/** The own account. */
export function Component() {
  const t = useTranslations('account')
  const { data: account } = useSuspenseQuery(accountQuery)
  return (
    <>
      <Breadcrumbs page={t('title')} alone />
      <PageHeading title={t('title')} intro={t('intro')} />
      <UpdateAccount account={account} />
      <ChangePassword account={account} />
      <ShowSecondFactor account={account} />
      <ListSessions />
    </>
  )
}
