import { hash } from 'node:crypto'
import type { ProviderInvoice } from '@collector/providers'

/** An invoice as the database takes it; `content_hash` (SHA-256 in hex) tells whether a stored row is the same. */
export type InvoiceRow = ReturnType<typeof toRow>

/** Times are milliseconds: JSON is made of a `Date` many times slower. */
export function toRow(invoice: ProviderInvoice) {
  const row = {
    external_id: invoice.externalId,
    number: invoice.number,
    invoice_date: invoice.invoiceDate,
    due_date: invoice.dueDate,
    customer_number: invoice.customerNumber,
    customer_name: invoice.customerName,
    customer_is_person: invoice.customerIsPerson,
    emails: invoice.emails,
    phone: invoice.phone,
    amount: invoice.amount,
    currency: invoice.currency,
    is_credit: invoice.isCredit,
    is_cancelled: invoice.isCancelled,
    payment_state: invoice.paymentState,
    modified_ms: invoice.modifiedAt?.getTime() ?? null,
    content_hash: '',
  }
  row.content_hash = hash('sha256', JSON.stringify(Object.values(row)))
  return row
}
