import { z } from 'zod'

/** Space-separated names, all of one type. */
const fields = <Schema extends z.ZodType>(schema: Schema, names: string) =>
  Object.fromEntries(names.split(/\s+/).map(name => [name, schema])) as Record<string, Schema>

const text = z.string().nullable()
const number = z.number()
const integer = z.int()
const boolean = z.boolean()
/** `YYYY-MM-DD`. */
const date = z.iso.date().nullable()

/** The header of every list. */
export const metaInformation = z.strictObject(fields(integer, '@TotalResources @TotalPages @CurrentPage'))

/** `fortnox_CompanyInfo`; the number of the database is recorded as a string in some answers. */
export const companyInformation = z.strictObject({
  ...fields(
    text,
    `Address City CompanyName CountryCode OrganizationNumber VisitAddress VisitCity VisitCountryCode VisitZipCode
     ZipCode`,
  ),
  DatabaseNumber: z.union([integer, z.string().regex(/^\d+$/)]),
})

/** `fortnox_CustomerListItem` */
export const customerListItem = z.strictObject(
  fields(text, '@url Address1 Address2 City CustomerNumber Email Name OrganisationNumber Phone ZipCode'),
)

/** `fortnox_InvoiceListItem`; the rate is recorded as a string. */
export const invoiceListItem = z.strictObject({
  ...fields(
    text,
    `@url CostCenter Currency CustomerName CustomerNumber DocumentNumber ExternalInvoiceReference1
     ExternalInvoiceReference2 OCR Project TermsOfPayment VoucherSeries WayOfDelivery`,
  ),
  ...fields(number, 'Balance CurrencyUnit Total'),
  CurrencyRate: z.string().regex(/^[\d.]+$/),
  ...fields(boolean, 'Booked Cancelled NoxFinans Sent'),
  ...fields(date, 'DueDate FinalPayDate InvoiceDate'),
  InvoiceType: z.enum(['INVOICE', 'AGREEMENTINVOICE', 'INTRESTINVOICE', 'SUMMARYINVOICE', 'CASHINVOICE']),
  ...fields(integer.nullable(), 'VoucherNumber VoucherYear'),
})

const deliveryType = z.enum(['PRINT', 'EMAIL', 'PRINTSERVICE']).nullable()

/** `fortnox_Customer` */
export const customer = z.strictObject({
  ...fields(
    text,
    `@url Address1 Address2 City Comments CostCenter Country CountryCode Currency CustomerNumber DeliveryAddress1
     DeliveryAddress2 DeliveryCity DeliveryCountry DeliveryCountryCode DeliveryFax DeliveryName DeliveryPhone1
     DeliveryPhone2 DeliveryZipCode Email EmailInvoice EmailInvoiceBCC EmailInvoiceCC EmailOffer EmailOfferBCC
     EmailOfferCC EmailOrder EmailOrderBCC EmailOrderCC ExternalReference Fax GLN GLNDelivery
     InvoiceAdministrationFee InvoiceFreight InvoiceRemark Name OrganisationNumber OurReference Phone1 Phone2
     PriceList Project SalesAccount TermsOfDelivery TermsOfPayment VATNumber VisitingAddress VisitingCity
     VisitingCountry VisitingCountryCode VisitingZipCode WWW WayOfDelivery YourReference ZipCode`,
  ),
  ...fields(boolean, 'Active ShowPriceVATIncluded'),
  InvoiceDiscount: number.nullable(),
  Type: z.enum(['PRIVATE', 'COMPANY']),
  VATType: z.enum(['SEVAT', 'SEREVERSEDVAT', 'EUREVERSEDVAT', 'EUVAT', 'EXPORT']),
  DefaultDeliveryTypes: z.strictObject(fields(deliveryType, 'Invoice Offer Order')),
  DefaultTemplates: z.strictObject(fields(text, 'CashInvoice Invoice Offer Order')),
})

/** `fortnox_Invoice_InvoiceRow`; `Cost` is recorded besides. */
const invoiceRow = z.strictObject({
  ...fields(integer.nullable(), 'AccountNumber HouseWorkHoursToReport RowId VAT'),
  ...fields(
    text,
    `ArticleNumber ContributionPercent ContributionValue CostCenter DeliveredQuantity Description Project
     StockPointCode Unit VATCode HouseWorkType`,
  ),
  ...fields(number, 'Cost Discount Price PriceExcludingVAT Total TotalExcludingVAT'),
  DiscountType: z.enum(['AMOUNT', 'PERCENT']),
  HouseWork: boolean,
})

/** `fortnox_Invoice`; `InvoiceReference` is recorded besides, and references as strings. */
export const invoice = z.strictObject({
  ...fields(
    text,
    `@url @urlTaxReductionList Address1 Address2 City Comments CostCenter Country Credit CreditInvoiceReference
     Currency CustomerName CustomerNumber DeliveryAddress1 DeliveryAddress2 DeliveryCity DeliveryCountry
     DeliveryName DeliveryZipCode DocumentNumber ExternalInvoiceReference1 ExternalInvoiceReference2
     InvoicePeriodReference OCR OfferReference OrderReference OrganisationNumber OurReference Phone1 Phone2
     PriceList PrintTemplate Project Remarks TermsOfDelivery TermsOfPayment VoucherSeries WayOfDelivery
     YourOrderNumber YourReference ZipCode PaymentWay`,
  ),
  ...fields(
    number,
    `AdministrationFee AdministrationFeeVAT Balance BasisTaxReduction ContributionPercent ContributionValue
     CurrencyRate Freight FreightVAT Gross Net RoundOff Total TotalToPay TotalVAT`,
  ),
  ...fields(
    boolean,
    'Booked Cancelled EUQuarterlyReport HouseWork NotCompleted NoxFinans Sent VATIncluded WarehouseReady',
  ),
  ...fields(
    integer.nullable(),
    'CurrencyUnit Reminders TaxReduction TimeBasisReference VoucherNumber VoucherYear',
  ),
  ...fields(date, 'DeliveryDate DueDate FinalPayDate InvoiceDate LastRemindDate OutboundDate'),
  ...fields(z.union([z.iso.date(), z.literal('')]), 'InvoicePeriodStart InvoicePeriodEnd'),
  ContractReference: z.union([integer, z.string().regex(/^\d+$/)]),
  InvoiceReference: z.string(),
  AccountingMethod: z.enum(['ACCRUAL', 'CASH']),
  InvoiceType: z.enum(['INVOICE', 'AGREEMENTINVOICE', 'INTRESTINVOICE', 'SUMMARYINVOICE', 'CASHINVOICE']),
  Language: z.enum(['SV', 'EN']),
  TaxReductionType: z.enum(['none', 'rot', 'rut', 'green']),
  EDIInformation: z.strictObject(
    fields(
      text,
      `EDIGlobalLocationNumber EDIGlobalLocationNumberDelivery EDIInvoiceExtra1 EDIInvoiceExtra2
       EDIOurElectronicReference EDIStatus EDIYourElectronicReference`,
    ),
  ),
  EmailInformation: z.strictObject(
    fields(text, 'EmailAddressBCC EmailAddressCC EmailAddressFrom EmailAddressTo EmailBody EmailSubject'),
  ),
  InvoiceRows: z.array(invoiceRow).min(1),
  Labels: z.array(z.strictObject({ Id: integer })),
})
