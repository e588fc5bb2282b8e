import type { z } from 'zod'
import { createCustomerBook } from '../customer-book.ts'
import { type Fetch, isForeign, parseJson, retryAfterMs } from '../http.ts'
import { readNumberedPage } from '../numbered-pages.ts'
import { parseLoosely } from '../parse-loosely.ts'
import { parseRows } from '../parse-rows.ts'
import type { Around, InvoiceQuery, InvoiceReader, ProviderCompany } from '../provider.ts'
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts'
import { cleanText, parsePhone } from '../text.ts'
import { vismaPageSize } from './constants.ts'
import { ApiError, CompanySettings, Customer, CustomerInvoice, Envelope } from './schemas.ts'
import { toInvoice } from './to-invoice.ts'

/** Reads of Visma's eAccounting API v2. Nothing here writes. */
export function createVismaClient(options: { apiUrl: string; fetch: Fetch; now: () => Date }) {
  const { apiUrl, fetch, now } = options

  /** Reads with one company's access token. */
  function reads(accessToken: string, around: Around) {
    return async function get<Schema extends z.ZodType>(
      resource: 'companysettings' | 'customerinvoices' | 'customers',
      query: Record<string, string>,
      schema: Schema,
    ): Promise<z.output<Schema>> {
      const url = new URL(`${apiUrl}/v2/${resource}?${new URLSearchParams(query)}`)
      return around({ method: 'GET', resource, url }, async () => {
        const response = await fetch(url, {
          headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
        })
        if (!response.ok) throw await toError(response, now())
        return parseJson(response, schema)
      })
    }
  }

  return {
    /**
     * The company settings answer on every plan, so the invoices are tried as well: a plan without invoicing
     * must show itself here and not in the first fetch.
     */
    async readCompany(accessToken: string, around: Around): Promise<ProviderCompany> {
      const get = reads(accessToken, around)
      const settings = await get('companysettings', {}, CompanySettings)
      await get('customerinvoices', { $page: '1', $pagesize: '1' }, Envelope)
      const organisationNumber = cleanText(settings.CorporateIdentityNumber)
      const id = cleanText(settings.CompanyIdentifier) ?? organisationNumber
      if (!id) throw new ProviderError('malformed_answer', { cause: 'company without an identity' })
      return {
        id,
        name: cleanText(settings.Name) ?? id,
        organisationNumber,
        currency: cleanText(settings.CurrencyCode) ?? 'SEK',
      }
    },

    /** The invoices name their customers and carry their e-mail; phones come from the list of customers. */
    openInvoices(query: InvoiceQuery, around: Around): InvoiceReader {
      const phones = createCustomerBook<Customer>(Customer, customer => customer.Id)
      return {
        async fetchPage(accessToken, cursor) {
          const get = reads(accessToken, around)
          const fetchRows =
            (resource: 'customerinvoices' | 'customers', search: Record<string, string>) =>
            async ({ page, size }: { page: number; size: number }) => {
              const { Data, Meta } = await get(
                resource,
                { ...search, $page: String(page), $pagesize: String(size) },
                Envelope,
              )
              return { rows: Data, total: Meta.TotalNumberOfResults, totalPages: Meta.TotalNumberOfPages }
            }
          const { rows, total, next } = await readNumberedPage(cursor, {
            fetchRows: fetchRows('customerinvoices', searchOf(query)),
            size: vismaPageSize,
            idOf,
          })
          if (rows.length > 0) await phones.fill(fetchRows('customers', { $orderby: 'CustomerNumber' }))
          const parsed = parseRows(rows, CustomerInvoice, idOf)
          return {
            invoices: parsed.good.map(row =>
              toInvoice(row, {
                companyCurrency: query.companyCurrency,
                phone: phoneOf(phones.get(row.CustomerId?.toLowerCase())),
              }),
            ),
            quarantined: parsed.bad,
            total,
            next,
          }
        },
      }
    },
  }
}

function searchOf({ window, changedSince }: InvoiceQuery): Record<string, string> {
  return {
    $filter: `InvoiceDate ge ${window.from}T00:00:00Z and InvoiceDate le ${window.to}T23:59:59Z`,
    $orderby: 'InvoiceNumber',
    ...(changedSince && { modifiedSinceUtc: changedSince.toISOString() }),
  }
}

function phoneOf(customer: Customer | undefined): string | null {
  if (!customer) return null
  const { MobilePhone, ContactPersonMobile, Telephone, ContactPersonPhone, InvoiceCountryCode } = customer
  return parsePhone([MobilePhone, ContactPersonMobile, Telephone, ContactPersonPhone], InvoiceCountryCode)
}

function idOf(row: unknown): string {
  const id = (row as { Id?: unknown } | null)?.Id
  return typeof id === 'string' ? id.toLowerCase() : ''
}

/** What an error code of eAccounting means for us; its numbers are documented, its HTTP statuses are not. */
const meanings: Record<number, ProviderErrorCode> = {
  4002: 'api_module_missing',
  4003: 'setup_incomplete',
  4004: 'company_inactive',
  4005: 'unauthorized',
  4006: 'scope_missing',
  4007: 'no_access',
  4009: 'no_invoicing',
  4010: 'rate_limited',
  4011: 'no_access',
  4012: 'terms_not_accepted',
  4034: 'configuration',
  5000: 'unavailable',
  5001: 'unavailable',
  5002: 'unavailable',
}

async function toError(response: Response, now: Date): Promise<ProviderError> {
  const text = await response.text()
  const body = ApiError.safeParse(parseLoosely(text)).data
  const code = body?.ErrorCode ? meanings[body.ErrorCode] : undefined
  const reference = cleanText(body?.ErrorId, 64) ?? undefined
  const details = {
    ...(reference && { reference }),
    status: response.status,
    cause: `HTTP ${response.status}, ErrorCode ${body?.ErrorCode}`,
  }
  if (response.status === 429 || code === 'rate_limited') {
    return new ProviderError('rate_limited', { ...details, retryAfterMs: retryAfterMs(response, text, now) })
  }
  if (code) return new ProviderError(code, details)
  if (isForeign(text)) return new ProviderError('unavailable', details)
  if (response.status === 401) return new ProviderError('unauthorized', details)
  if (response.status === 403) return new ProviderError('no_access', details)
  return new ProviderError(response.status >= 500 ? 'unavailable' : 'rejected', details)
}
