import type { z } from 'zod'
import { createCustomerBook } from '../customer-book.ts'
import { type Fetch, isForeign, parseJson, retryAfterMs } from '../http.ts'
import { readNumberedPage } from '../numbered-pages.ts'
import { parseLoosely } from '../parse-loosely.ts'
import { parseRows } from '../parse-rows.ts'
import type { Around, InvoiceQuery, InvoiceReader, ProviderCompany } from '../provider.ts'
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts'
import { swedishDate, swedishTime } from '../swedish-clock.ts'
import { cleanText, decodeEntities } from '../text.ts'
import { type FortnoxResource, fortnoxPageSize, fortnoxRateLimit, fortnoxResources } from './constants.ts'
import { ApiError, CompanyInformation, Customer, CustomerList, Invoice, InvoiceList } from './schemas.ts'
import { toInvoice } from './to-invoice.ts'

/** How long a 429 lasts that does not say so: the window of the limit. */
const rateLimitedWaitMs = fortnoxRateLimit.periodMs

/** The address of a list. @throws ProviderError configuration for any other, many of which send or print */
export function addressOf(
  apiUrl: string,
  resource: FortnoxResource,
  query: Record<string, string> = {},
): URL {
  if (!fortnoxResources.includes(resource))
    throw new ProviderError('configuration', { cause: 'an address that may have effects' })
  const url = new URL(`${apiUrl}/3/${resource}`)
  url.search = new URLSearchParams(query).toString().replaceAll('+', '%20')
  return url
}

/** Reads of Fortnox's API, version 3. Nothing here writes. */
export function createFortnoxClient(options: { apiUrl: string; fetch: Fetch; now: () => Date }) {
  const { apiUrl, fetch, now } = options

  /** Reads with one company's access token. */
  function reads(accessToken: string, around: Around) {
    return async function get<Schema extends z.ZodType>(
      resource: FortnoxResource,
      query: Record<string, string>,
      schema: Schema,
    ): Promise<z.output<Schema>> {
      const url = addressOf(apiUrl, resource, query)
      return around({ method: 'GET', resource, url }, async () => {
        const response = await fetch(url, {
          headers: {
            accept: 'application/json',
            'content-type': 'application/json',
            authorization: `Bearer ${accessToken}`,
          },
        })
        if (!response.ok) throw await toError(response, now())
        return parseJson(response, schema)
      })
    }
  }

  return {
    /** Tries invoices and customers as well: a missing licence or right must show itself here. */
    async readCompany(accessToken: string, around: Around): Promise<ProviderCompany> {
      const get = reads(accessToken, around)
      const { CompanyInformation: company } = await get('companyinformation', {}, CompanyInformation)
      await get('invoices', { limit: '1' }, InvoiceList)
      await get('customers', { limit: '1' }, CustomerList)
      return {
        id: company.DatabaseNumber,
        name: cleanText(decodeEntities(company.CompanyName)) ?? company.DatabaseNumber,
        organisationNumber: cleanText(company.OrganizationNumber),
        currency: 'SEK',
      }
    },

    /** Invoices only name their customers: addresses come from the list of customers, by the exact number. */
    openInvoices(query: InvoiceQuery, around: Around): InvoiceReader {
      const customers = createCustomerBook<Customer>(Customer, customer => customer.CustomerNumber)
      return {
        async fetchPage(accessToken, cursor) {
          const get = reads(accessToken, around)
          const { rows, total, next } = await readNumberedPage(cursor, {
            fetchRows: async place => {
              const answer = await get('invoices', { ...searchOf(query), ...placeOf(place) }, InvoiceList)
              return pageOf(answer.Invoices, answer.MetaInformation)
            },
            size: fortnoxPageSize,
            idOf,
          })
          const { good, bad } = parseRows(rows, Invoice, idOf)
          const wanted = good.filter(row => isWanted(row, query))
          if (wanted.length > 0)
            await customers.fill(async place => {
              const search = { sortby: 'customernumber', ...placeOf(place) }
              const answer = await get('customers', search, CustomerList)
              return pageOf(answer.Customers, answer.MetaInformation)
            })
          const today = swedishDate(now())
          const { companyCurrency } = query
          return {
            invoices: wanted.map(row =>
              toInvoice(row, { customer: customers.get(row.CustomerNumber), companyCurrency, today }),
            ),
            quarantined: bad,
            unwanted: good.filter(row => !isWanted(row, query)).map(row => row.DocumentNumber),
            total,
            next,
          }
        },
      }
    },
  }
}

const placeOf = ({ page, size }: { page: number; size: number }) => ({
  page: String(page),
  limit: String(size),
})

const pageOf = (rows: unknown[], meta: { '@TotalResources': number; '@TotalPages': number }) => ({
  rows,
  total: meta['@TotalResources'],
  totalPages: meta['@TotalPages'],
})

/** Fortnox takes one filter of the invoices' own beside dates and changes. */
function searchOf({ window, changedSince, selection, costCenter }: InvoiceQuery): Record<string, string> {
  return {
    fromdate: window.from,
    todate: window.to,
    sortby: 'documentnumber',
    sortorder: 'ascending',
    ...(changedSince && { lastmodified: swedishTime(changedSince) }),
    ...(costCenter !== null
      ? { costcenter: costCenter }
      : selection === 'fully_paid' && { filter: 'fullypaid' }),
  }
}

/** Fortnox's filters match parts of texts, and only one of them can be asked for: the last word is ours. */
function isWanted(row: Invoice, { selection, costCenter }: InvoiceQuery): boolean {
  if (costCenter !== null && cleanText(decodeEntities(row.CostCenter)) !== costCenter) return false
  const isBooked = row.Booked && !row.Cancelled
  switch (selection) {
    case 'all':
      return true
    case 'booked':
      return isBooked
    case 'fully_paid':
      return isBooked && row.Balance === 0
  }
}

function idOf(row: unknown): string {
  const number = (row as { DocumentNumber?: unknown } | null)?.DocumentNumber
  return typeof number === 'string' || typeof number === 'number' ? String(number) : ''
}

/** What an error code of Fortnox's API means for us, whatever its HTTP status. */
const meanings: Record<number, ProviderErrorCode> = {
  1000003: 'unavailable',
  2000310: 'unauthorized',
  2000311: 'unauthorized',
  2004054: 'unauthorized',
  2000663: 'scope_missing',
  2001101: 'licence_missing',
  2001103: 'licence_missing',
  2001339: 'no_access',
  2001393: 'no_access',
}

async function toError(response: Response, now: Date): Promise<ProviderError> {
  const { status } = response
  const text = await response.text()
  const body = parseLoosely(text)
  const code = ApiError.safeParse(body).data?.ErrorInformation
  const reference = cleanText(response.headers.get('x-uid'), 64) ?? undefined
  const details = { status, ...(reference && { reference }), cause: `HTTP ${status}, code ${code}` }
  if (status === 429) {
    const waitMs = retryAfterMs(response, text, now, rateLimitedWaitMs)
    return new ProviderError('rate_limited', { ...details, retryAfterMs: waitMs })
  }
  const meaning = code == null ? undefined : meanings[code]
  if (meaning) return new ProviderError(meaning, details)
  const isAnswer = body !== undefined || (status === 401 && !isForeign(text))
  if (status >= 500 || !isAnswer) return new ProviderError('unavailable', details)
  if (status === 401) return new ProviderError('unauthorized', details)
  return new ProviderError(status === 403 ? 'no_access' : 'rejected', details)
}
