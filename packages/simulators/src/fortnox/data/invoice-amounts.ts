import { round } from '../../data/money.ts'
import type { ApiBehaviour } from '../api/api-behaviour.ts'
import type { FortnoxCompany } from './company.ts'
import type { InvoiceRecord } from './records.ts'

/** Whether the books of this company have the invoice already. */
export function isBooked(record: InvoiceRecord, company: FortnoxCompany, behaviour: ApiBehaviour): boolean {
  const waits = company.accountingMethod === 'CASH' && behaviour.cashMethodBooked === 'whenPaid'
  return record.booked && !(waits && record.balance !== 0)
}

/** What the API says remains to be paid. */
export function balanceOf(record: InvoiceRecord, company: FortnoxCompany, behaviour: ApiBehaviour): number {
  if (record.cancelled) return 0
  const unbooked = !isBooked(record, company, behaviour)
  const balance = unbooked && behaviour.unbookedBalance === 'zero' ? 0 : record.balance
  return behaviour.foreignBalance === 'companyCurrency' ? round(balance * record.currencyRate) : balance
}

const INVOICE_TYPES: Partial<Record<InvoiceRecord['kind'], string>> = {
  agreement: 'AGREEMENTINVOICE',
  interest: 'INTRESTINVOICE',
  cash: 'CASHINVOICE',
}

/** The kind of invoice in the service's own spelling. */
export function invoiceType(record: InvoiceRecord): string {
  return INVOICE_TYPES[record.kind] ?? 'INVOICE'
}

/** Whether the invoice gives money back. */
export function isCredit(record: InvoiceRecord): boolean {
  return record.total < 0
}
