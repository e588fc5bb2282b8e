import { z } from 'zod'
import { cleanText } from '../text.ts'
import { fortnoxPageSize } from './constants.ts'

/** Fields that come as numbers in one place and as texts in another. */
const TextOrNumber = z.union([z.string(), z.number()]).transform(String)
const Text = TextOrNumber.nullish()
const Amount = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform(Number)
  .pipe(z.number().min(-1e13).max(1e13))
const Flag = z.union([z.boolean(), z.enum(['true', 'false']).transform(text => text === 'true')])

/** Year 0 exists in ISO 8601, not in PostgreSQL. */
const CalendarDate = z.iso.date().refine(date => date >= '0001')

/** `GET /3/companyinformation`, as far as it is read. Organization is spelt with z only here. */
export const CompanyInformation = z.object({
  CompanyInformation: z.object({
    DatabaseNumber: TextOrNumber.pipe(z.string().regex(/^\d{1,15}$/)),
    CompanyName: Text,
    OrganizationNumber: Text,
  }),
})

const Meta = z.object({
  '@TotalResources': z.int32().min(0),
  '@TotalPages': z.int32().min(0),
})

const Rows = z.array(z.unknown()).max(fortnoxPageSize)

/** The envelopes of lists; rows are parsed one by one so that a bad one does not take the page with it. */
export const InvoiceList = z.object({ MetaInformation: Meta, Invoices: Rows })
export const CustomerList = z.object({ MetaInformation: Meta, Customers: Rows })

/** A row of `GET /3/invoices`, as far as it is read. */
export const Invoice = z.object({
  DocumentNumber: TextOrNumber.pipe(z.string().max(64)).refine(number => cleanText(number) === number),
  InvoiceDate: CalendarDate,
  DueDate: z.union([CalendarDate, z.literal('').transform(() => null)]).nullish(),
  CustomerNumber: Text,
  CustomerName: Text,
  CostCenter: Text,
  Currency: Text,
  Total: Amount,
  Balance: Amount,
  Booked: Flag,
  Cancelled: Flag,
})
export type Invoice = z.output<typeof Invoice>

/** A row of `GET /3/customers`, as far as it is read; what is wrong in it counts as absent. */
export const Customer = z.object({
  CustomerNumber: TextOrNumber,
  Email: Text.catch(null),
  Phone: Text.catch(null),
  OrganisationNumber: Text.catch(null),
})
export type Customer = z.output<typeof Customer>

const Code = z.union([z.int(), z.string()]).transform(Number).nullish()

/** The body of an API error, in either of the two spellings. */
export const ApiError = z.object({
  ErrorInformation: z.object({ code: Code, Code }).transform(({ code, Code: other }) => code ?? other),
})
