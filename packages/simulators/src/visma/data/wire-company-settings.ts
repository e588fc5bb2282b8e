import type { VismaCompany } from './company.ts'
import { termsOfPaymentId } from './wire-customer.ts'

export type VismaCompanySettings = ReturnType<typeof wireCompanySettings>

/** A company's settings as the API shows them. */
export function wireCompanySettings(
  company: VismaCompany,
  next: { nextCustomerNumber: number; nextInvoiceNumber: number },
) {
  return {
    Name: company.name,
    Email: company.email,
    Phone: company.phone,
    MobilePhone: null as string | null,
    Address1: company.address,
    Address2: null as string | null,
    CountryCode: 'SE',
    PostalCode: company.postalCode,
    City: company.city,
    Website: company.website,
    CurrencyCode: 'SEK',
    TermsOfPaymentId: termsOfPaymentId(company.id, 30),
    CorporateIdentityNumber: company.corporateIdentityNumber,
    CompanyIdentifier: `SE${company.corporateIdentityNumber.replace('-', '')}`,
    VatCode: `SE${company.corporateIdentityNumber.replace('-', '')}01`,
    BankGiro: company.bankGiro,
    PlusGiro: null as string | null,
    Swish: null as string | null,
    BankAccount: null as string | null,
    Iban: null as string | null,
    AccountingLockedTo: null as string | null,
    Gln: null as string | null,
    CompanyStatus: company.state === 'notActive' ? 0 : 1,
    ProductVariant: company.state === 'noInvoicing' ? 3 : 1,
    TypeOfBusiness: company.typeOfBusiness,
    VatPeriod: 3,
    ActivatedModules: company.state === 'noApiModule' ? [] : ['api_standard'],
    CompanyText: {
      CustomerInvoiceTextDomestic: 'Tack för att du handlar hos oss!',
      CustomerInvoiceTextForeign: 'Thank you for your business!',
      OrderTextDomestic: '',
      OrderTextForeign: '',
      OverDueTextDomestic: 'Efter förfallodagen debiteras dröjsmålsränta.',
      OverDueTextForeign: 'Interest is charged after the due date.',
    },
    NextCustomerNumber: next.nextCustomerNumber,
    NextSupplierNumber: 12,
    NextCustomerInvoiceNumber: next.nextInvoiceNumber,
    NextQuoteNumber: 7,
    ShowPricesExclVatPC: false,
    UsesPaymentReferenceNumber: true,
    UsesRotReducedInvoicing: true,
    FirstPaymentReminderWithoutFee: true,
    LatePaymentFee: 60,
  }
}
