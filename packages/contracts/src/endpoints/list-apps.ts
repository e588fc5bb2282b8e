import { z } from 'zod'
import { AppDescription } from '../apps.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * The external apps with their fields, whether they are configured, and how long invoices are kept.
 *
 * @example
 * const { items, invoiceRetentionDays } = await client.call(listApps)
 */
export const listApps = defineEndpoint({
  name: 'listApps',
  method: 'GET',
  path: '/apps',
  summary: 'The external apps, their fields and whether they are configured',
  permission: 'integrations:read',
  success: {
    status: 200,
    body: z.object({
      items: z.array(AppDescription),
      /** An invoice is kept for as long as it is inside its integration's window and this many days after. */
      invoiceRetentionDays: z.int(),
    }),
  },
  problems: [],
})
