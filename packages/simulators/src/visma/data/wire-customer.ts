import { dayText } from '../../data/calendar.ts'
import { createRandom } from '../../data/random.ts'
import type { CustomerRecord } from './records.ts'

export type VismaCustomer = ReturnType<typeof wireCustomer>

/** What the books say about a customer beyond the customer's own record. */
export interface CustomerFacts {
  companyId: string
  unpaidAmount: number
  lastInvoiceDay: number | null
}

/** The id of a company's terms of payment of so many days. */
export function termsOfPaymentId(companyId: string, days: number): string {
  return createRandom(companyId, 'terms', days).uuid()
}

/** A customer as the API shows it, every documented property present. */
export function wireCustomer(
  record: CustomerRecord,
  { companyId, unpaidAmount, lastInvoiceDay }: CustomerFacts,
) {
  const { party } = record
  const termsId = termsOfPaymentId(companyId, record.termsDays)
  const wire = {
    Id: record.id,
    CustomerNumber: record.number as string | null,
    CorporateIdentityNumber: party.identityNumber,
    ContactPersonEmail: party.contactEmail,
    ContactPersonMobile: null as string | null,
    ContactPersonName: party.contactName,
    ContactPersonPhone: null as string | null,
    CurrencyCode: party.currencyCode as string | null,
    GLN: null as string | null,
    EmailAddress: record.currentEmail,
    EmailAddressOrder: null as string | null,
    EmailAddressQuote: null as string | null,
    EmailAddresses: [] as string[],
    InvoiceAddress1: party.address as string | null,
    InvoiceAddress2: null as string | null,
    InvoiceCity: party.city as string | null,
    InvoiceCountryCode: party.countryCode as string | null,
    InvoicePostalCode: party.postalCode as string | null,
    DeliveryCustomerName: null as string | null,
    DeliveryAddress1: null as string | null,
    DeliveryAddress2: null as string | null,
    DeliveryCity: null as string | null,
    DeliveryCountryCode: null as string | null,
    DeliveryPostalCode: null as string | null,
    DeliveryMethodId: null as string | null,
    DeliveryTermId: null as string | null,
    PayToAccountId: null as string | null,
    Name: party.name.slice(0, 50),
    Note: null as string | null,
    Notes: [] as string[],
    MessageThreads: [] as string[],
    ReverseChargeOnConstructionServices: false,
    WebshopCustomerNumber: null as number | null,
    MobilePhone: party.mobile,
    Telephone: party.phone,
    TermsOfPaymentId: termsId,
    TermsOfPayment: {
      Id: termsId,
      Name: `${record.termsDays} dagar netto`,
      NameEnglish: `${record.termsDays} days net`,
      NumberOfDays: record.termsDays,
      TermsOfPaymentTypeId: 0,
      TermsOfPaymentTypeText: 'Normal',
      AvailableForSales: true,
      AvailableForPurchase: true,
    },
    VatNumber: null as string | null,
    WwwAddress: null as string | null,
    LastInvoiceDate: lastInvoiceDay === null ? null : dayText(lastInvoiceDay),
    IsPrivatePerson: party.isPrivatePerson,
    DiscountPercentage: 0,
    ChangedUtc: new Date(record.changedAtMs).toISOString() as string | null,
    IsActive: party.isActive,
    ForceBookkeepVat: false,
    EdiGlnNumber: null as string | null,
    SalesDocumentLanguage: party.language as string | null,
    ElectronicAddress: null as string | null,
    ElectronicReference: null as string | null,
    EdiServiceDelivererId: null as string | null,
    AutoInvoiceActivationEmailSentDate: null as string | null,
    AutoInvoiceRegistrationRequestSentDate: null as string | null,
    CustomerLabels: [] as { Id: string; Name: string; Description: string | null }[],
    UnpaidInvoicesAmount: unpaidAmount,
    Iban: null as string | null,
    IsDirectDebitEnabled: false,
    DirectDebitCustomerSettings: null as object | null,
    IsNorthernIreland: false,
    DeliveryBasedVat: false,
    SalesPriceListId: null as string | null,
    DiscountAgreementId: null as string | null,
    PropertyType: null as number | null,
    PropertyReference: null as string | null,
    TaxDeductionNumber: null as string | null,
  }
  return record.overrides ? { ...wire, ...(record.overrides as Partial<typeof wire>) } : wire
}
