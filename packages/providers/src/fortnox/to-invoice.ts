import type { ProviderInvoice } from '../provider.ts'
import { cleanText, decodeEntities, parseEmails, parsePhone } from '../text.ts'
import type { Customer, Invoice } from './schemas.ts'

/**
 * Keeps of a Fortnox invoice what inviting its customer needs. The row only names the customer, who comes
 * from the list of customers. `today` is the Swedish calendar date.
 */
export function toInvoice(
  row: Invoice,
  {
    customer,
    companyCurrency,
    today,
  }: { customer: Customer | undefined; companyCurrency: string; today: string },
): ProviderInvoice {
  return {
    externalId: row.DocumentNumber,
    number: row.DocumentNumber,
    invoiceDate: row.InvoiceDate,
    dueDate: row.DueDate ?? null,
    customerNumber: cleanText(decodeEntities(row.CustomerNumber)),
    customerName: cleanText(decodeEntities(row.CustomerName)),
    customerIsPerson: isPerson(customer?.OrganisationNumber),
    emails: parseEmails(decodeEntities(customer?.Email)),
    phone: parsePhone([customer?.Phone]),
    amount: Math.abs(row.Total).toFixed(2),
    currency: cleanText(row.Currency) ?? companyCurrency,
    isCredit: row.Total < 0,
    isCancelled: row.Cancelled,
    paymentState: paymentState(row, today),
    modifiedAt: null,
  }
}

/** The balance of an invoice that is not booked says nothing about payments. */
function paymentState(
  { Booked, Cancelled, Balance, Total, DueDate }: Invoice,
  today: string,
): ProviderInvoice['paymentState'] {
  const counts = Booked && !Cancelled
  if (counts && Balance === 0) return 'paid'
  if (DueDate && DueDate < today && !Cancelled) return 'overdue'
  return counts && Math.abs(Balance) < Math.abs(Total) ? 'partly_paid' : 'unpaid'
}

/** Ten digits, or twelve with the century: a date of birth, or digits of an organisation in its place. */
const identityNumber = /^(?:16|18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?\d{4}$/

/**
 * Whether the number is a person's, a sole trader's included: in numbers of organisations the third of the
 * ten digits is at least 2, where a person's month has its first. The number itself is not kept.
 */
function isPerson(organisationNumber: string | null | undefined): boolean | null {
  const [, , month, day] = identityNumber.exec(organisationNumber?.trim() ?? '') ?? []
  if (month === undefined) return null
  if (month >= '20') return false
  // Coordination numbers count their days from 61.
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) % 60 >= 1 && Number(day) % 60 <= 31
  return isDate ? true : null
}
