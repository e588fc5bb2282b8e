import { csvRecord, csvStart } from '../../csv.ts'
import { exportInvoices } from '../../endpoints/export-invoices.ts'
import { invoicesOf } from '../invoices-of.ts'
import { mock } from '../mock.ts'

/** Fewer columns than the API has. */
export const exportInvoicesMock = mock(exportInvoices, (store, { params, body }) => {
  const rows = invoicesOf(store, params.id, body).map(({ number, invoiceDate, customer, amount, currency }) =>
    csvRecord([number, invoiceDate, customer.name, { decimal: amount }, currency]),
  )
  const head = csvRecord(['number', 'invoiceDate', 'customer', 'amount', 'currency'])
  return new Blob([csvStart, head, ...rows], { type: 'text/csv' })
})
