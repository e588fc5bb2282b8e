import { defineEndpoint } from '../endpoint.ts'
import { InvoiceFilter } from '../invoices.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * The invoices of the last Days Back days as a CSV file, narrowed like the list; the history says who took it.
 * @throws {ApiProblem} not_found, reauthentication_required
 *
 * @example
 * const params = { id: '01900000-0000-7000-8000-000000000000' }
 * const file = await client.call(exportInvoices, { params, body: { from: '2026-11-01' } })
 * const lines = (await file.text()).split('\r\n')
 */
export const exportInvoices = defineEndpoint({
  name: 'exportInvoices',
  method: 'POST',
  path: '/integrations/{id}/invoice-exports',
  summary: 'The invoices of the last Days Back days as CSV',
  permission: 'invoices:export',
  params: IntegrationParams,
  body: InvoiceFilter.prefault({}),
  success: { status: 200, file: 'text/csv' },
  problems: ['not_found', 'reauthentication_required'],
})
