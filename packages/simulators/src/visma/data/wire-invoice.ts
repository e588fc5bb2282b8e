import { dayText } from '../../data/calendar.ts'
import { round } from '../../data/money.ts'
import { createRandom } from '../../data/random.ts'
import { paymentReference, personalNumber } from '../../data/swedish-numbers.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import type { CustomerRecord, InvoiceRecord } from './records.ts'
import { termsOfPaymentId } from './wire-customer.ts'
import { wireInvoiceRows } from './wire-invoice-rows.ts'

export type VismaCustomerInvoice = ReturnType<typeof wireInvoice>

export interface InvoiceFacts {
  companyId: string
  customer: CustomerRecord | undefined
  today: number
  creditSign: VismaBehaviour['creditSign']
}

/** The amounts of an invoice with the sign that credits have. */
function invoiceAmounts(record: InvoiceRecord, creditSign: VismaBehaviour['creditSign']) {
  const isCredit = record.kind === 'credit'
  const totalSign = isCredit && creditSign !== 'positive' ? -1 : 1
  const remainingSign = isCredit && creditSign === 'negative' ? -1 : 1
  const inBase = (amount: number) => round(amount * record.currencyRate)
  const signed = (sign: number, amount: number) => (amount === 0 ? 0 : sign * amount)
  return {
    TotalAmount: signed(totalSign, inBase(record.total)),
    TotalVatAmount: signed(totalSign, inBase(record.vat)),
    TotalRoundings: round(record.total - record.net - record.vat),
    TotalAmountInvoiceCurrency: signed(totalSign, record.total),
    TotalVatAmountInvoiceCurrency: signed(totalSign, record.vat),
    SetOffAmountInvoiceCurrency: record.setOff,
    RemainingAmount: signed(remainingSign, inBase(record.remaining)),
    RemainingAmountInvoiceCurrency: signed(remainingSign, record.remaining),
  }
}

/** 0 paid, 1 unpaid, 2 overdue. */
function paymentStatus(record: InvoiceRecord, today: number): number {
  if (record.remaining === 0) return 0
  return record.dueDay < today ? 2 : 1
}

/** An invoice as the API shows it, every documented property present. */
export function wireInvoice(record: InvoiceRecord, { companyId, customer, today, creditSign }: InvoiceFacts) {
  const party = customer?.party
  const quick = record.kind === 'quick'
  const rot = record.kind === 'rot'
  const random = createRandom(record.id, 'wire')
  const rotAmount = rot ? round(record.total * 0.24) : 0
  const iso = (ms: number): string | null => new Date(ms).toISOString()
  const wire = {
    Id: record.id,
    EuThirdParty: false,
    IsCreditInvoice: record.kind === 'credit',
    CurrencyCode: record.currency as string | null,
    CurrencyRate: record.currencyRate as number | null,
    CreatedByUserId: random.uuid() as string | null,
    ...invoiceAmounts(record, creditSign),
    CustomerId: record.customerId,
    Rows: wireInvoiceRows(record),
    InvoiceDate: dayText(record.invoiceDay) as string | null,
    DueDate: dayText(record.dueDay) as string | null,
    DeliveryDate: (quick ? null : dayText(record.invoiceDay)) as string | null,
    PaymentDate: record.paymentDay === null ? null : dayText(record.paymentDay),
    PaymentStatus: paymentStatus(record, today),
    RotReducedInvoicingType: rot ? 1 : 0,
    RotReducedInvoicingAmount: rotAmount,
    RotReducedInvoicingPercent: rot ? 0.3 : 0,
    RotReducedInvoicingPropertyName: (rot ? 'Småstugan 1:12' : null) as string | null,
    RotReducedInvoicingOrgNumber: null as string | null,
    Persons: rot ? [{ Ssn: personalNumber(random), Amount: rotAmount }] : [],
    RotReducedInvoicingAutomaticDistribution: rot,
    RotPropertyType: (rot ? 2 : null) as number | null,
    TaxDeductionStatus: rot ? 1 : 0,
    ElectronicReference: null as string | null,
    ElectronicAddress: null as string | null,
    EdiServiceDelivererId: null as string | null,
    OurReference: null as string | null,
    YourReference: (quick ? null : (party?.contactName ?? null)) as string | null,
    BuyersOrderReference: null as string | null,
    CustomerName: (party?.name.slice(0, 50) ?? null) as string | null,
    InvoiceCustomerName: (quick ? null : (party?.name ?? null)) as string | null,
    InvoiceAddress1: (quick ? null : (party?.address ?? null)) as string | null,
    InvoiceAddress2: null as string | null,
    InvoicePostalCode: (quick ? null : (party?.postalCode ?? null)) as string | null,
    InvoiceCity: (quick ? null : (party?.city ?? null)) as string | null,
    InvoiceCountryCode: (quick ? null : (party?.countryCode ?? null)) as string | null,
    DeliveryCustomerName: null as string | null,
    DeliveryAddress1: null as string | null,
    DeliveryAddress2: null as string | null,
    DeliveryPostalCode: null as string | null,
    DeliveryCity: null as string | null,
    DeliveryCountryCode: null as string | null,
    DeliveryMethodName: null as string | null,
    DeliveryTermName: null as string | null,
    DeliveryMethodCode: null as string | null,
    DeliveryTermCode: null as string | null,
    CustomerIsPrivatePerson: party?.isPrivatePerson ?? false,
    TermsOfPaymentId: termsOfPaymentId(companyId, customer?.termsDays ?? 30),
    CustomerEmail: (quick ? null : (party?.email ?? null)) as string | null,
    InvoiceNumber: record.number,
    CustomerNumber: (customer?.number ?? null) as string | null,
    PaymentReferenceNumber: (quick ? null : paymentReference(record.number)) as string | null,
    PaymentReminderIssued: record.reminders > 0,
    PaymentRemindersCount: record.reminders,
    LastPaymentReminderSentDate: record.lastReminderDay === null ? null : dayText(record.lastReminderDay),
    SalesDocumentAttachments: [] as string[],
    MessageThreads: [] as string[],
    Notes: [] as string[],
    HasAutoInvoiceError: false,
    IsNotDelivered: false,
    ReverseChargeOnConstructionServices: false,
    ReversedConstructionVatInvoicing: false,
    WorkHouseOtherCosts: null as number | null,
    ReferringInvoiceId: record.creditOf,
    CreditedBy: record.creditedBy ? [{ CreditInvoiceId: record.creditedBy }] : [],
    VoucherNumber: `K${record.number}` as string | null,
    VoucherId: quick ? '00000000-0000-0000-0000-000000000000' : random.uuid(),
    CreatedUtc: iso(record.createdAtMs),
    ModifiedUtc: iso(record.modifiedAtMs),
    IncludesVat: false,
    SendType: (quick ? null : 0) as number | null,
    IsSold: record.kind === 'sold',
    FactoringInvoiceStatus: record.kind === 'sold' ? 4 : 0,
    IsQuickInvoice: quick,
    IsCollectiveInvoice: record.kind === 'collective',
    CollectiveCustomerInvoiceRowsRelationToOrders: null as object[] | null,
    IsDirectDebit: null as boolean | null,
    UsesGreenTechnology: false,
    VatSpecification: [
      {
        AmountInvoiceCurrency: record.net,
        VatAmountInvoiceCurrency: record.vat,
        VatPercent: record.vat > 0 ? 0.25 : 0,
      },
    ],
    CreatedFromOrderId: null as string | null,
    CreatedFromQuoteId: null as string | null,
    CreatedFromDraftId: null as string | null,
    BackgroundId: null as string | null,
  }
  if (record.legacy) delete (wire as Partial<typeof wire>).CustomerName
  return record.overrides ? { ...wire, ...(record.overrides as Partial<typeof wire>) } : wire
}
