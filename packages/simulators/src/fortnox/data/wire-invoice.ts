import { dayText } from '../../data/calendar.ts'
import { round } from '../../data/money.ts'
import { paymentReference } from '../../data/swedish-numbers.ts'
import type { ApiBehaviour } from '../api/api-behaviour.ts'
import type { FortnoxCompany } from './company.ts'
import { balanceOf, invoiceType, isBooked, isCredit } from './invoice-amounts.ts'
import type { CustomerRecord, InvoiceRecord } from './records.ts'
import { countryName } from './wire-customer.ts'
import { wireInvoiceRows } from './wire-invoice-rows.ts'

export type FortnoxInvoice = ReturnType<typeof wireInvoice>

export interface InvoiceFacts {
  origin: string
  company: FortnoxCompany
  customer: CustomerRecord | undefined
  behaviour: ApiBehaviour
}

/** The properties that list and single invoice have in common, in the types of the single one. */
function commonPart(record: InvoiceRecord, { origin, company, customer, behaviour }: InvoiceFacts) {
  return {
    '@url': `${origin}/3/invoices/${record.number}`,
    Balance: balanceOf(record, company, behaviour),
    Booked: isBooked(record, company, behaviour),
    Cancelled: record.cancelled,
    CostCenter: record.costCenter,
    Currency: record.currency,
    CurrencyRate: record.currencyRate,
    CurrencyUnit: 1,
    CustomerName: customer?.party.name ?? '',
    CustomerNumber: record.customerNumber,
    DocumentNumber: String(record.number),
    DueDate: dayText(record.dueDay),
    ExternalInvoiceReference1: '',
    ExternalInvoiceReference2: '',
    InvoiceDate: dayText(record.invoiceDay),
    InvoiceType: invoiceType(record),
    NoxFinans: record.kind === 'noxFinans',
    OCR: paymentReference(record.number),
    VoucherNumber: record.voucher,
    VoucherSeries: record.voucher === null ? null : 'B',
    VoucherYear: record.voucher === null ? null : 4,
    WayOfDelivery: '',
    TermsOfPayment: String(customer?.termsDays ?? 30),
    Project: '',
    Sent: record.sent,
    Total: record.total,
    FinalPayDate: record.finalPayDay === null ? null : dayText(record.finalPayDay),
  }
}

/** An invoice as the list shows it: 27 fields, without e-mail address, and the rate as a string. */
export function wireInvoiceListItem(record: InvoiceRecord, facts: InvoiceFacts) {
  const common = commonPart(record, facts)
  for (const name of Object.keys(common)) {
    if (record.overrides && name in record.overrides) {
      Object.assign(common, { [name]: record.overrides[name] })
    }
  }
  return { ...common, CurrencyRate: String(common.CurrencyRate) }
}

/** An invoice as the single endpoint shows it, every documented property present. */
export function wireInvoice(record: InvoiceRecord, facts: InvoiceFacts) {
  const { origin, company, customer, behaviour } = facts
  const party = customer?.party
  const rot = record.kind === 'rot'
  const reference = String(record.creditReference ?? 0)
  const wire = {
    ...commonPart(record, facts),
    '@urlTaxReductionList': `${origin}/3/taxreductions?filter=invoices&referencenumber=${record.number}`,
    AccountingMethod: company.accountingMethod,
    Address1: party?.address ?? '',
    Address2: '',
    ZipCode: party?.postalCode ?? '',
    City: party?.city ?? '',
    Country: !party || party.countryCode === 'SE' ? '' : countryName(party.countryCode),
    AdministrationFee: 0,
    AdministrationFeeVAT: 0,
    BasisTaxReduction: rot ? record.net : 0,
    Comments: '',
    ContractReference: (behaviour.contractReference === 'number' ? 0 : '0') as number | string,
    ContributionPercent: 0,
    ContributionValue: 0,
    Credit: String(isCredit(record)),
    CreditInvoiceReference: reference,
    DeliveryAddress1: '',
    DeliveryAddress2: '',
    DeliveryCity: '',
    DeliveryCountry: '',
    DeliveryDate: null as string | null,
    DeliveryName: '',
    DeliveryZipCode: '',
    EDIInformation: {
      EDIGlobalLocationNumber: null as string | null,
      EDIGlobalLocationNumberDelivery: null as string | null,
      EDIInvoiceExtra1: null as string | null,
      EDIInvoiceExtra2: null as string | null,
      EDIOurElectronicReference: null as string | null,
      EDIYourElectronicReference: null as string | null,
      EDIStatus: '',
    },
    EmailInformation: {
      EmailAddressFrom: null as string | null,
      EmailAddressTo: customer?.emailOnInvoices ?? '',
      EmailAddressCC: null as string | null,
      EmailAddressBCC: null as string | null,
      EmailSubject: 'Faktura {no} bifogas',
      EmailBody: ' ',
    },
    EUQuarterlyReport: false,
    Freight: 0,
    FreightVAT: 0,
    Gross: record.net,
    HouseWork: rot,
    InvoicePeriodStart: '',
    InvoicePeriodEnd: '',
    InvoicePeriodReference: '',
    InvoiceReference: '0',
    InvoiceRows: wireInvoiceRows(record),
    Labels: [] as { Id: number }[],
    Language: party && party.language !== 'sv' ? 'EN' : 'SV',
    LastRemindDate: record.lastReminderDay === null ? null : dayText(record.lastReminderDay),
    Net: record.net,
    NotCompleted: false,
    OfferReference: '0',
    OrderReference: '0',
    OrganisationNumber: party?.identityNumber ?? '',
    OurReference: '',
    OutboundDate: record.sent ? dayText(record.invoiceDay) : null,
    PaymentWay: record.kind === 'cash' ? 'CARD' : '',
    Phone1: party?.phone ?? '',
    Phone2: party?.mobile ?? '',
    PriceList: 'A',
    PrintTemplate: 'st',
    Remarks: '',
    Reminders: record.reminders,
    RoundOff: round(record.total - record.net - record.vat),
    TaxReduction: rot ? record.taxReduction : null,
    TaxReductionType: rot ? 'rot' : 'none',
    TermsOfDelivery: '',
    TimeBasisReference: null as number | null,
    TotalToPay: record.total - record.taxReduction,
    TotalVAT: record.vat,
    VATIncluded: false,
    WarehouseReady: true,
    YourOrderNumber: '',
    YourReference: party?.contactName ?? '',
  }
  return record.overrides ? { ...wire, ...(record.overrides as Partial<typeof wire>) } : wire
}
