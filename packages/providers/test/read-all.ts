import type {
  ApiRequest,
  Around,
  InvoiceQuery,
  Provider,
  ProviderInvoice,
  QuarantinedRow,
} from '../src/index.ts'

/** Lets every request through at once. */
export const passThrough: Around = (_request, send) => send()

/** Lets every request through and remembers it. */
export function remembering(): { around: Around; asked: ApiRequest[] } {
  const asked: ApiRequest[] = []
  return {
    asked,
    around: (request, send) => {
      asked.push(request)
      return send()
    },
  }
}

/** Asks for every invoice there is, unless told otherwise. */
export function queryOf(changes: Partial<InvoiceQuery> = {}): InvoiceQuery {
  return {
    window: { from: '2000-01-01', to: '2999-12-31' },
    changedSince: null,
    selection: 'all',
    costCenter: null,
    companyCurrency: 'SEK',
    ...changes,
  }
}

/** Reads all pages of a run. */
export async function readAll(
  provider: Provider,
  accessToken: string,
  { query = queryOf(), around = passThrough }: { query?: InvoiceQuery; around?: Around } = {},
) {
  const reader = provider.openInvoices(query, around)
  const invoices: ProviderInvoice[] = []
  const quarantined: QuarantinedRow[] = []
  let pages = 0
  let cursor: string | null = null
  do {
    const page = await reader.fetchPage(accessToken, cursor)
    invoices.push(...page.invoices)
    quarantined.push(...page.quarantined)
    pages += 1
    cursor = page.next
  } while (cursor !== null)
  return { invoices, quarantined, pages }
}
