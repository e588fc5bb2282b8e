import type { z } from 'zod'
import { type Fetch, parseJson, retryAfterMs } from '../http.ts'
import type { InvoicePage, InvoiceWindow, ProviderCompany } from '../provider.ts'
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts'
import { cleanText } from '../text.ts'
import { vismaPageSize } from './constants.ts'
import { ApiError, CompanySettings, CustomerInvoice, Envelope } from './schemas.ts'
import { toInvoice } from './to-invoice.ts'

/** Reads of Visma's eAccounting API v2. Nothing here writes. */
export function createVismaClient(options: { apiUrl: string; fetch: Fetch; now: () => Date }) {
  const { apiUrl, fetch, now } = options

  async function get<Schema extends z.ZodType>(
    accessToken: string,
    path: string,
    query: Record<string, string>,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const response = await fetch(`${apiUrl}/v2/${path}?${new URLSearchParams(query)}`, {
      headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
    })
    if (!response.ok) throw await toError(response, now())
    return parseJson(response, schema)
  }

  return {
    /**
     * The company settings answer on every plan, so the invoices are tried as well: a plan without invoicing
     * must show itself here and not in the first fetch.
     */
    async readCompany(accessToken: string): Promise<ProviderCompany> {
      const settings = await get(accessToken, 'companysettings', {}, CompanySettings)
      await get(accessToken, 'customerinvoices', { $page: '1', $pagesize: '1' }, Envelope)
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

    async fetchInvoicePage(request: {
      accessToken: string
      window: InvoiceWindow
      page: number
      companyCurrency: string
    }): Promise<InvoicePage> {
      const { accessToken, window, page, companyCurrency } = request
      const answer = await get(
        accessToken,
        'customerinvoices',
        {
          $filter: `InvoiceDate ge ${window.from}T00:00:00Z and InvoiceDate le ${window.to}T23:59:59Z`,
          $orderby: 'InvoiceNumber',
          $page: String(page),
          $pagesize: String(vismaPageSize),
        },
        Envelope,
      )
      const hasMore = page < answer.Meta.TotalNumberOfPages
      if (hasMore && answer.Data.length === 0)
        throw new ProviderError('malformed_answer', { cause: 'an empty page before the last' })
      const rows = answer.Data.map(row => ({ row, parsed: CustomerInvoice.safeParse(row) }))
      return {
        invoices: rows.flatMap(({ parsed }) =>
          parsed.success ? [toInvoice(parsed.data, companyCurrency)] : [],
        ),
        quarantined: rows.flatMap(({ row, parsed }) =>
          parsed.success ? [] : [{ externalId: idOf(row), reason: pathOf(parsed.error) }],
        ),
        total: answer.Meta.TotalNumberOfResults,
        hasMore,
      }
    },
  }
}

function idOf(row: unknown): string | null {
  const id = (row as { Id?: unknown } | null)?.Id
  return typeof id === 'string' ? cleanText(id, 64) : null
}

function pathOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'row'
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
    cause: `HTTP ${response.status}, ErrorCode ${body?.ErrorCode}`,
  }
  if (response.status === 429 || code === 'rate_limited') {
    return new ProviderError('rate_limited', { ...details, retryAfterMs: retryAfterMs(response, text, now) })
  }
  if (code) return new ProviderError(code, details)
  if (response.status === 401) return new ProviderError('unauthorized', details)
  if (response.status === 403) return new ProviderError('no_access', details)
  return new ProviderError(response.status >= 500 ? 'unavailable' : 'rejected', details)
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
