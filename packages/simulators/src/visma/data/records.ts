import type { Party } from '../../data/parties.ts'

/** Wire properties that a test has set by hand: they win over what is derived. */
type Overrides = Readonly<Record<string, unknown>>

export interface CustomerRecord {
  id: string
  number: string
  party: Party
  /** The address of today; invoices keep the one they were sent to. */
  currentEmail: string | null
  termsDays: number
  changedAtMs: number
  overrides?: Overrides
}

export type InvoiceKind = 'ordinary' | 'credit' | 'sold' | 'rot' | 'quick' | 'collective'

/** An invoice in little room: what the wire shows beyond this follows from it and from the customer. */
export interface InvoiceRecord {
  id: string
  number: number
  kind: InvoiceKind
  customerId: string
  invoiceDay: number
  dueDay: number
  paymentDay: number | null
  currency: string
  currencyRate: number
  /** Amounts are in the invoice's currency and never negative; a credit's sign is put on at the edge. */
  net: number
  vat: number
  total: number
  remaining: number
  setOff: number
  reminders: number
  lastReminderDay: number | null
  creditOf: string | null
  creditedBy: string | null
  /** A row from before the service named the customer on invoices. */
  legacy: boolean
  createdAtMs: number
  modifiedAtMs: number
  overrides?: Overrides
}
