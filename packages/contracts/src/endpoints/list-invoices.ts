import { defineEndpoint } from '../endpoint.ts'
import { Invoice, ListInvoicesQuery } from '../invoices.ts'
import { IntegrationParams, pageOf } from '../paging.ts'

/**
 * The invoices of the last Days Back days, newest first, page by page.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const { items } = await client.call(listInvoices, { params: { id }, query: { limit: '25' } })
 */
export const listInvoices = defineEndpoint({
  name: 'listInvoices',
  method: 'GET',
  path: '/integrations/{id}/invoices',
  summary: 'The invoices of the last Days Back days, newest first',
  permission: 'invoices:read',
  params: IntegrationParams,
  query: ListInvoicesQuery,
  success: { status: 200, body: pageOf(Invoice) },
  problems: ['not_found'],
})
