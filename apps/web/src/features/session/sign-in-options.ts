import { getSignInOptions } from '@collector/contracts'
import { queryOf } from '@collector/contracts/queries'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'

/** How people can log in here. */
export const signInOptionsQuery = queryOptions({ ...queryOf(client, getSignInOptions), staleTime: 60_000 })
