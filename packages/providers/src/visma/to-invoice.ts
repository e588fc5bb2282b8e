import type { ProviderInvoice } from '../provider.ts'
import { cleanText, parseEmails } from '../text.ts'
import type { CustomerInvoice } from './schemas.ts'

/**
 * Keeps of a Visma invoice what inviting its customer needs. Amounts are those in the invoice's own currency;
 * `companyCurrency` stands in when the row names none. `phone` is the customer's, whom the row only names.
 */
export function toInvoice(
  row: CustomerInvoice,
  { companyCurrency, phone }: { companyCurrency: string; phone: string | null },
): ProviderInvoice {
  return {
    externalId: row.Id,
    number: row.InvoiceNumber?.toString() ?? '',
    invoiceDate: row.InvoiceDate,
    dueDate: row.DueDate ?? null,
    customerNumber: cleanText(row.CustomerNumber),
    customerName: cleanText(row.CustomerName) ?? cleanText(row.InvoiceCustomerName),
    customerIsPerson: row.CustomerIsPrivatePerson ?? null,
    emails: parseEmails(row.CustomerEmail),
    phone,
    amount: Math.abs(row.TotalAmountInvoiceCurrency).toFixed(2),
    currency: cleanText(row.CurrencyCode) ?? companyCurrency,
    isCredit: row.IsCreditInvoice,
    isCancelled: false,
    paymentState: paymentState(row),
    modifiedAt: row.ModifiedUtc ?? null,
  }
}

/** Visma's `PaymentStatus`: 0 paid, 1 unpaid, 2 overdue; a part paid shows in what remains. */
function paymentState(row: CustomerInvoice): ProviderInvoice['paymentState'] {
  const total = Math.abs(row.TotalAmountInvoiceCurrency)
  const remaining = Math.abs(row.RemainingAmountInvoiceCurrency ?? total)
  if (row.PaymentStatus === 0) return 'paid'
  if (row.PaymentStatus === 2) return 'overdue'
  return remaining < total ? 'partly_paid' : 'unpaid'
}
