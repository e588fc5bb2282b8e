import { exportInvoices } from '../../endpoints/export-invoices.ts'
import { invoicesOf } from '../invoices-of.ts'
import { mock } from '../mock.ts'

/** Fewer columns than the API has. */
export const exportInvoicesMock = mock(exportInvoices, (store, { params, body }) => {
  const rows = invoicesOf(store, params.id, body).map(({ number, invoiceDate, customer, amount, currency }) =>
    [number, invoiceDate, `"${customer.name ?? ''}"`, amount, currency].join(';'),
  )
  const text = ['number;invoiceDate;customer;amount;currency', ...rows].join('\r\n')
  return new Blob([text], { type: 'text/csv' })
})
