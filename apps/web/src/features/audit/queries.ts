import { listAuditEvents } from '@collector/contracts'
import { pagesOf } from '@collector/contracts/queries'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'

/** Asked for once a visit: each reading is itself an entry of the log. */
export const auditEventsQuery = infiniteQueryOptions({
  ...pagesOf(client, listAuditEvents),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
})
