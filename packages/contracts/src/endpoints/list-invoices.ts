import { defineEndpoint } from '../endpoint.ts'
import { Invoice } from '../invoices.ts'
import { IntegrationParams, PageQuery, pageOf } from '../paging.ts'

export const listInvoices = defineEndpoint({
  name: 'listInvoices',
  method: 'GET',
  path: '/integrations/{id}/invoices',
  summary: 'The invoices of the last Days Back days, newest first',
  permission: 'invoices:read',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(Invoice) },
  problems: ['not_found'],
})
