import { getAccount, listSessions } from '@collector/contracts'
import { queryOf } from '@collector/contracts/queries'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'

/** Begins the key of everything about the own account. */
export const accountKey = ['account'] as const

export const accountQuery = queryOf(client, getAccount)

export const sessionsQuery = queryOptions({
  ...queryOf(client, listSessions),
  queryKey: [...accountKey, 'sessions'],
  refetchInterval: 60_000,
})
