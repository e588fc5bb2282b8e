import { DAY_MS } from '../../data/calendar.ts'

/** `day` and `instant` are read as milliseconds since 1970 UTC. */
export type FieldKind = 'guid' | 'string' | 'number' | 'boolean' | 'day' | 'instant'
export type FieldValue = string | number | boolean | null

export type FieldKinds = Readonly<Record<string, FieldKind>>

const fields = (kind: FieldKind, names: string): FieldKinds =>
  Object.fromEntries(names.split(/\s+/).map(name => [name, kind]))

/** The invoice properties that `$filter` and `$orderby` know. */
export const INVOICE_FIELDS: FieldKinds = {
  ...fields('guid', 'Id CustomerId CreatedByUserId TermsOfPaymentId ReferringInvoiceId VoucherId'),
  ...fields('day', 'InvoiceDate DueDate DeliveryDate PaymentDate LastPaymentReminderSentDate'),
  ...fields('instant', 'CreatedUtc ModifiedUtc'),
  ...fields(
    'number',
    `InvoiceNumber PaymentStatus CurrencyRate TotalAmount TotalVatAmount TotalRoundings TotalAmountInvoiceCurrency
     TotalVatAmountInvoiceCurrency RemainingAmount RemainingAmountInvoiceCurrency SetOffAmountInvoiceCurrency
     RotReducedInvoicingType PaymentRemindersCount SendType FactoringInvoiceStatus TaxDeductionStatus`,
  ),
  ...fields(
    'boolean',
    `IsCreditInvoice EuThirdParty CustomerIsPrivatePerson PaymentReminderIssued HasAutoInvoiceError IsNotDelivered
     IncludesVat IsSold IsQuickInvoice IsCollectiveInvoice IsDirectDebit`,
  ),
  ...fields(
    'string',
    `CurrencyCode OurReference YourReference BuyersOrderReference CustomerName InvoiceCustomerName InvoiceAddress1
     InvoiceAddress2 InvoicePostalCode InvoiceCity InvoiceCountryCode DeliveryCustomerName CustomerEmail CustomerNumber
     PaymentReferenceNumber VoucherNumber`,
  ),
}

/** The customer properties that `$filter` and `$orderby` know. */
export const CUSTOMER_FIELDS: FieldKinds = {
  ...fields('guid', 'Id TermsOfPaymentId'),
  ...fields('day', 'LastInvoiceDate'),
  ...fields('instant', 'ChangedUtc'),
  ...fields('number', 'UnpaidInvoicesAmount DiscountPercentage WebshopCustomerNumber'),
  ...fields('boolean', 'IsPrivatePerson IsActive ReverseChargeOnConstructionServices'),
  ...fields(
    'string',
    `CustomerNumber CorporateIdentityNumber ContactPersonEmail ContactPersonMobile ContactPersonName
     ContactPersonPhone CurrencyCode EmailAddress InvoiceAddress1 InvoiceAddress2 InvoiceCity InvoiceCountryCode
     InvoicePostalCode Name Note MobilePhone Telephone VatNumber WwwAddress SalesDocumentLanguage`,
  ),
}

/** A wire property as something that can be compared. */
export function comparable(kind: FieldKind, value: unknown): FieldValue {
  if (value === null || value === undefined) return null
  if (kind === 'day')
    return Math.floor(Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`) / DAY_MS) * DAY_MS
  if (kind === 'instant') return Date.parse(String(value))
  if (kind === 'guid') return String(value).toLowerCase()
  return value as FieldValue
}
