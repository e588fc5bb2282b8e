import { getAccount, listSessions } from '@collector/contracts'
import { queryOf } from '@collector/contracts/queries'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'

export const accountQuery = queryOf(client, getAccount)

export const sessionsQuery = queryOptions({ ...queryOf(client, listSessions), refetchInterval: 60_000 })

/** The keys of everything about the own account. */
export const accountKeys = [accountQuery.queryKey, sessionsQuery.queryKey]
