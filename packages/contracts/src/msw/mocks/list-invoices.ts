import { listInvoices } from '../../endpoints/list-invoices.ts'
import { invoicesOf } from '../invoices-of.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

export const listInvoicesMock = mock(listInvoices, (store, { params, query }) => {
  const { limit, cursor, ...filter } = query
  return pageOf(invoicesOf(store, params.id, filter), { limit, cursor })
})
