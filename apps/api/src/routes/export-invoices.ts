import { exportInvoices as endpoint, type Invoice } from '@collector/contracts'
import { exportInvoices } from '@collector/domain'
import { type CsvColumns, csvFile } from '../http/csv.ts'
import { endpointRoute } from '../http/endpoint-route.ts'

const columns: CsvColumns<Invoice> = {
  number: invoice => invoice.number,
  invoice_date: invoice => invoice.invoiceDate,
  due_date: invoice => invoice.dueDate,
  customer_number: invoice => invoice.customer.number,
  customer_name: invoice => invoice.customer.name,
  emails: invoice => invoice.emails.join(' '),
  phone: invoice => invoice.phone,
  amount: ({ amount, isCredit }) => ({ decimal: isCredit ? `-${amount}` : amount }),
  currency: invoice => invoice.currency,
  cancelled: invoice => invoice.isCancelled,
  payment_state: invoice => invoice.paymentState,
}

export const exportInvoicesRoute = endpointRoute(endpoint, async ({ ctx, params, body }) => {
  const { name, invoices } = await exportInvoices({ ctx, input: { ...body, ...params } })
  return csvFile(`invoices ${name}`, columns, invoices)
})
