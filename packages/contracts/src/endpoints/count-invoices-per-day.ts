import { defineEndpoint } from '../endpoint.ts'
import { InvoicesPerDay } from '../invoices.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Counts the invoices of each day of the window.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const params = { id: '01900000-0000-7000-8000-000000000000' }
 * const { days } = await client.call(countInvoicesPerDay, { params })
 */
export const countInvoicesPerDay = defineEndpoint({
  name: 'countInvoicesPerDay',
  method: 'GET',
  path: '/integrations/{id}/invoices/per-day',
  summary: 'How many invoices there are of each of the last Days Back days',
  permission: 'integrations:read',
  params: IntegrationParams,
  success: { status: 200, body: InvoicesPerDay },
  problems: ['not_found'],
})
