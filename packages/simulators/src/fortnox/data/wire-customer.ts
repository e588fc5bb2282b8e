import type { CustomerRecord } from './records.ts'

export type FortnoxCustomer = ReturnType<typeof wireCustomer>

const COUNTRIES: Record<string, string> = { SE: 'Sverige', FI: 'Finland', NO: 'Norge' }

/** The country in Swedish; empty for one that no customer is from. */
export function countryName(countryCode: string): string {
  return COUNTRIES[countryCode] ?? ''
}

/** A customer as the single endpoint shows it, every documented property present. */
export function wireCustomer(record: CustomerRecord, { origin }: { origin: string }) {
  const { party } = record
  const none = null as string | null
  const wire = {
    '@url': `${origin}/3/customers/${encodeURIComponent(record.id)}`,
    Address1: party.address as string | null,
    Address2: none,
    City: party.city as string | null,
    Comments: none,
    CostCenter: record.costCenter,
    Country: countryName(party.countryCode),
    CountryCode: party.countryCode,
    Currency: party.currencyCode,
    CustomerNumber: record.id,
    DefaultDeliveryTypes: { Invoice: 'PRINT', Offer: 'PRINT', Order: 'PRINT' },
    DefaultTemplates: {
      CashInvoice: 'DEFAULTTEMPLATE',
      Invoice: 'DEFAULTTEMPLATE',
      Offer: 'DEFAULTTEMPLATE',
      Order: 'DEFAULTTEMPLATE',
    },
    DeliveryAddress1: none,
    DeliveryAddress2: none,
    DeliveryCity: none,
    DeliveryCountry: none,
    DeliveryCountryCode: none,
    DeliveryFax: none,
    DeliveryName: none,
    DeliveryPhone1: none,
    DeliveryPhone2: none,
    DeliveryZipCode: none,
    Email: record.email,
    EmailInvoice: record.emailInvoice,
    EmailInvoiceBCC: '',
    EmailInvoiceCC: '',
    EmailOffer: '',
    EmailOfferBCC: '',
    EmailOfferCC: '',
    EmailOrder: '',
    EmailOrderBCC: '',
    EmailOrderCC: '',
    ExternalReference: none,
    Fax: none,
    GLN: none,
    GLNDelivery: none,
    InvoiceAdministrationFee: none,
    InvoiceDiscount: null as number | null,
    InvoiceFreight: none,
    InvoiceRemark: '',
    Name: party.name,
    OrganisationNumber: party.identityNumber ?? '',
    OurReference: '',
    Phone1: party.phone,
    Phone2: party.mobile,
    PriceList: 'A',
    Project: '',
    SalesAccount: none,
    ShowPriceVATIncluded: party.isPrivatePerson,
    TermsOfDelivery: '',
    TermsOfPayment: String(record.termsDays),
    Type: party.isPrivatePerson ? 'PRIVATE' : 'COMPANY',
    VATNumber: '',
    VATType: party.countryCode === 'SE' ? 'SEVAT' : party.countryCode === 'NO' ? 'EXPORT' : 'EUREVERSEDVAT',
    VisitingAddress: none,
    VisitingCity: none,
    VisitingCountry: none,
    VisitingCountryCode: none,
    VisitingZipCode: none,
    WWW: '',
    WayOfDelivery: '',
    YourReference: party.contactName ?? '',
    ZipCode: party.postalCode as string | null,
    Active: party.isActive,
  }
  return record.overrides ? { ...wire, ...(record.overrides as Partial<typeof wire>) } : wire
}

/** A customer as the list shows it: ten fields and no more, a single telephone number among them. */
export function wireCustomerListItem(record: CustomerRecord, facts: { origin: string }) {
  const customer = wireCustomer(record, facts)
  return {
    '@url': customer['@url'],
    Address1: customer.Address1 ?? '',
    Address2: customer.Address2 ?? '',
    City: customer.City ?? '',
    CustomerNumber: customer.CustomerNumber,
    Email: customer.Email,
    Name: customer.Name,
    OrganisationNumber: customer.OrganisationNumber,
    Phone: customer.Phone1 ?? customer.Phone2 ?? '',
    ZipCode: customer.ZipCode ?? '',
  }
}
