import { z } from 'zod'

const id = z.guid()
const text = z.string().nullable()
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T|$)/)
  .nullable()
const instant = z.iso.datetime().nullable()
const integer = z.int()
const number = z.number()
const boolean = z.boolean()

const fields = (type: z.ZodType, names: string) =>
  Object.fromEntries(names.split(/\s+/).map(name => [name, type]))

const termsOfPayment = z.strictObject({
  Id: id,
  ...fields(text, 'Name NameEnglish TermsOfPaymentTypeText'),
  ...fields(integer, 'NumberOfDays TermsOfPaymentTypeId'),
  ...fields(boolean, 'AvailableForSales AvailableForPurchase'),
})

const customerLabel = z.strictObject({ Id: id, Name: z.string(), Description: text })

const invoiceRow = z.strictObject({
  Id: id,
  ...fields(
    id.nullable(),
    'ArticleId UnitId ProjectId CostCenterItemId1 CostCenterItemId2 CostCenterItemId3',
  ),
  ...fields(text, 'ArticleNumber Text UnitAbbreviation UnitAbbreviationEnglish'),
  ...fields(number, 'AmountNoVat Amount PercentVat UnitPrice DiscountPercentage Quantity'),
  ...fields(number.nullable(), 'VatRate DiscountFixedAmount WorkHours MaterialCosts'),
  LineNumber: integer,
  WorkCostType: integer.nullable(),
  ...fields(boolean, 'IsTextRow IsDiscountInFixedAmount IsWorkCost IsVatFree'),
})

/** `CompanySettingsApi`: the published properties with their types, and which of them may be null. */
export const companySettings = z.strictObject({
  ...fields(z.string(), 'Name CountryCode'),
  ...fields(
    text,
    `Email Phone MobilePhone Address1 Address2 PostalCode City Website CurrencyCode CorporateIdentityNumber
     CompanyIdentifier VatCode BankGiro PlusGiro Swish BankAccount Iban Gln`,
  ),
  TermsOfPaymentId: id,
  AccountingLockedTo: date,
  ...fields(
    integer,
    `CompanyStatus TypeOfBusiness VatPeriod NextCustomerNumber NextSupplierNumber NextCustomerInvoiceNumber
     NextQuoteNumber`,
  ),
  ProductVariant: integer.nullable(),
  LatePaymentFee: number.nullable(),
  ...fields(boolean, 'ShowPricesExclVatPC UsesPaymentReferenceNumber UsesRotReducedInvoicing'),
  FirstPaymentReminderWithoutFee: boolean.nullable(),
  ActivatedModules: z.array(z.string()).nullable(),
  CompanyText: z.strictObject(
    fields(
      text,
      `CustomerInvoiceTextDomestic CustomerInvoiceTextForeign OrderTextDomestic OrderTextForeign OverDueTextDomestic
       OverDueTextForeign`,
    ),
  ),
})

/** `CustomerApi` */
export const customer = z.strictObject({
  ...fields(id, 'Id TermsOfPaymentId'),
  ...fields(
    id.nullable(),
    'DeliveryMethodId DeliveryTermId PayToAccountId SalesPriceListId DiscountAgreementId',
  ),
  ...fields(z.string(), 'Name InvoiceCity InvoicePostalCode'),
  ...fields(
    text,
    `CustomerNumber CorporateIdentityNumber ContactPersonEmail ContactPersonMobile ContactPersonName
     ContactPersonPhone CurrencyCode GLN EmailAddress EmailAddressOrder EmailAddressQuote InvoiceAddress1
     InvoiceAddress2 InvoiceCountryCode DeliveryCustomerName DeliveryAddress1 DeliveryAddress2 DeliveryCity
     DeliveryCountryCode DeliveryPostalCode Note MobilePhone Telephone VatNumber WwwAddress EdiGlnNumber
     SalesDocumentLanguage ElectronicAddress ElectronicReference EdiServiceDelivererId Iban PropertyReference
     TaxDeductionNumber`,
  ),
  ...fields(
    date,
    'LastInvoiceDate AutoInvoiceActivationEmailSentDate AutoInvoiceRegistrationRequestSentDate',
  ),
  ChangedUtc: instant,
  ...fields(integer.nullable(), 'WebshopCustomerNumber PropertyType'),
  ...fields(number, 'DiscountPercentage UnpaidInvoicesAmount'),
  ...fields(
    boolean,
    `IsPrivatePerson IsActive ReverseChargeOnConstructionServices ForceBookkeepVat IsDirectDebitEnabled
     IsNorthernIreland DeliveryBasedVat`,
  ),
  EmailAddresses: z.array(z.string()).nullable(),
  ...fields(z.array(id).nullable(), 'Notes MessageThreads'),
  CustomerLabels: z.array(customerLabel).nullable(),
  TermsOfPayment: termsOfPayment,
  DirectDebitCustomerSettings: z.looseObject({}).nullable(),
})

/** `CustomerInvoiceApi` */
export const customerInvoice = z.strictObject({
  ...fields(id, 'Id CustomerId TermsOfPaymentId VoucherId'),
  ...fields(
    id.nullable(),
    'CreatedByUserId ReferringInvoiceId CreatedFromOrderId CreatedFromQuoteId CreatedFromDraftId BackgroundId',
  ),
  ...fields(
    text,
    `CurrencyCode RotReducedInvoicingPropertyName RotReducedInvoicingOrgNumber ElectronicReference ElectronicAddress
     EdiServiceDelivererId OurReference YourReference BuyersOrderReference InvoiceCustomerName InvoiceAddress1
     InvoiceAddress2 InvoicePostalCode InvoiceCity InvoiceCountryCode DeliveryCustomerName DeliveryAddress1
     DeliveryAddress2 DeliveryPostalCode DeliveryCity DeliveryCountryCode DeliveryMethodName DeliveryTermName
     DeliveryMethodCode DeliveryTermCode CustomerEmail CustomerNumber PaymentReferenceNumber VoucherNumber`,
  ),
  // Missing on older rows.
  CustomerName: text.optional(),
  ...fields(date, 'InvoiceDate DueDate DeliveryDate PaymentDate LastPaymentReminderSentDate'),
  ...fields(instant, 'CreatedUtc ModifiedUtc'),
  ...fields(
    integer,
    `InvoiceNumber PaymentStatus RotReducedInvoicingType TaxDeductionStatus PaymentRemindersCount
     FactoringInvoiceStatus`,
  ),
  ...fields(integer.nullable(), 'RotPropertyType SendType'),
  ...fields(
    number,
    `TotalAmount TotalVatAmount TotalRoundings TotalAmountInvoiceCurrency TotalVatAmountInvoiceCurrency
     SetOffAmountInvoiceCurrency RemainingAmount RemainingAmountInvoiceCurrency RotReducedInvoicingAmount
     RotReducedInvoicingPercent`,
  ),
  ...fields(number.nullable(), 'CurrencyRate WorkHouseOtherCosts'),
  ...fields(
    boolean,
    `EuThirdParty IsCreditInvoice RotReducedInvoicingAutomaticDistribution CustomerIsPrivatePerson
     PaymentReminderIssued HasAutoInvoiceError IsNotDelivered ReverseChargeOnConstructionServices
     ReversedConstructionVatInvoicing IncludesVat IsSold IsQuickInvoice IsCollectiveInvoice UsesGreenTechnology`,
  ),
  IsDirectDebit: boolean.nullable(),
  ...fields(z.array(id).nullable(), 'SalesDocumentAttachments MessageThreads Notes'),
  CollectiveCustomerInvoiceRowsRelationToOrders: z.array(z.looseObject({})).nullable(),
  CreditedBy: z.array(z.strictObject({ CreditInvoiceId: id })).nullable(),
  Persons: z.array(z.strictObject({ Ssn: z.string(), Amount: number })),
  VatSpecification: z
    .array(z.strictObject(fields(number, 'AmountInvoiceCurrency VatAmountInvoiceCurrency VatPercent')))
    .nullable(),
  Rows: z.array(invoiceRow),
})

/** A page of a list. */
export const pageOf = (row: z.ZodType) =>
  z.strictObject({
    Meta: z.strictObject({
      ...fields(integer, 'CurrentPage PageSize TotalNumberOfPages TotalNumberOfResults'),
      ServerTimeUtc: z.iso.datetime(),
    }),
    Data: z.array(row).min(1),
  })
