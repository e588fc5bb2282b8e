import type { Party } from '../../data/parties.ts'

/** Wire properties that a test has set by hand: they win over what is derived. */
type Overrides = Readonly<Record<string, unknown>>

export interface CustomerRecord {
  /** The customer number. */
  id: string
  party: Party
  email: string
  emailInvoice: string
  /** The address that invoices were prefilled with when they were made. */
  emailOnInvoices: string
  termsDays: number
  costCenter: string
  changedAtMs: number
  overrides?: Overrides
}

export type InvoiceKind =
  | 'ordinary'
  /** Credits the invoice before it in full; both are settled. */
  | 'credit'
  /** A credit that has not been set off: its balance is negative. */
  | 'openCredit'
  | 'unbookedDraft'
  | 'unbookedSent'
  | 'cancelled'
  | 'noxFinans'
  | 'rot'
  | 'agreement'
  | 'interest'
  | 'cash'

/** An invoice in little room: what the wire shows beyond this follows from it and from the customer. */
export interface InvoiceRecord {
  /** The document number as text. */
  id: string
  number: number
  kind: InvoiceKind
  customerNumber: string
  costCenter: string
  invoiceDay: number
  dueDay: number
  finalPayDay: number | null
  currency: string
  currencyRate: number
  /** Amounts are in the invoice's currency; those of a credit are negative. */
  net: number
  vat: number
  total: number
  /** What the tax office pays of a ROT invoice. */
  taxReduction: number
  /** What remains by the books, were it booked. */
  balance: number
  booked: boolean
  cancelled: boolean
  sent: boolean
  voucher: number | null
  reminders: number
  lastReminderDay: number | null
  /** The number of the invoice that this one credits, or of the credit that credits it. */
  creditReference: number | null
  editedAtMs: number
  paidAtMs: number | null
  overrides?: Overrides
}
