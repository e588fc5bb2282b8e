import { z } from 'zod'

const Text = z.string().nullish()

/** Year 0 exists in ISO 8601, not in PostgreSQL. */
const firstYear = '0001'

/**
 * A date-like field arrives as a date, a date-time without offset or RFC 3339: its first ten characters
 * count.
 */
const DateOnly = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform(text => text.slice(0, 10))
  .pipe(z.iso.date())
  .refine(date => date >= firstYear)

/** A UTC instant that may lack its `Z`. */
const UtcInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T/)
  .transform(text => new Date(/(Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`))
  .refine(date => !Number.isNaN(date.getTime()) && date.toISOString() >= firstYear)

/** `GET /v2/companysettings`, as far as it is read. */
export const CompanySettings = z.object({
  Name: z.string(),
  CorporateIdentityNumber: Text,
  CompanyIdentifier: Text,
  CurrencyCode: Text,
})

/** A row of `GET /v2/customers`, as far as it is read; what is wrong in it counts as absent. */
export const Customer = z.object({
  Id: z.guid().transform(id => id.toLowerCase()),
  Telephone: Text.catch(null),
  MobilePhone: Text.catch(null),
  ContactPersonMobile: Text.catch(null),
  ContactPersonPhone: Text.catch(null),
  InvoiceCountryCode: Text.catch(null),
})
export type Customer = z.output<typeof Customer>

/** The envelope of lists; rows are parsed one by one so that a bad one does not take the page with it. */
export const Envelope = z.object({
  Meta: z.object({
    TotalNumberOfPages: z.int32().min(0),
    TotalNumberOfResults: z.int32().min(0),
  }),
  Data: z.array(z.unknown()).max(1000),
})

const Amount = z.number().min(-1e13).max(1e13)

/** A row of `GET /v2/customerinvoices`, as far as it is read. */
export const CustomerInvoice = z.object({
  Id: z.guid().transform(id => id.toLowerCase()),
  InvoiceNumber: z.int().nullish(),
  InvoiceDate: DateOnly,
  DueDate: DateOnly.nullish(),
  PaymentStatus: z.int().nullish(),
  IsCreditInvoice: z.boolean().default(false),
  CurrencyCode: Text,
  TotalAmountInvoiceCurrency: Amount,
  RemainingAmountInvoiceCurrency: Amount.nullish(),
  CustomerId: z.string().nullish(),
  CustomerNumber: Text,
  CustomerName: Text,
  InvoiceCustomerName: Text,
  CustomerEmail: Text,
  CustomerIsPrivatePerson: z.boolean().nullish(),
  ModifiedUtc: UtcInstant.nullish(),
})
export type CustomerInvoice = z.output<typeof CustomerInvoice>

/** The body of an API error. */
export const ApiError = z.object({
  ErrorCode: z.int().nullish(),
  ErrorId: Text,
})
