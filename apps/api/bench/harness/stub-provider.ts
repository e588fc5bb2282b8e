import type { InvoiceWindow, Provider, ProviderInvoice, RateLimit } from '@collector/providers'

/** As many rows as the largest page of a provider has. */
export const pageSize = 1_000

/** So many requests that no run waits for its turn; the turns themselves are taken. */
export const unboundRateLimit: RateLimit = { requests: 6_000_000, periodMs: 60_000, per: 'resource' }

const daysWithInvoices = 300
const dayMs = 24 * 60 * 60_000

/**
 * A provider inside of this process. The access token says how many invoices a company has; each page is made when
 * it is asked for, the same each time, so that the invoices take no memory.
 */
export function createStubProvider(rateLimit: RateLimit): Provider {
  return {
    app: 'visma',
    scopes: [],
    rateLimit,
    authorizationUrl: unused,
    exchangeCode: unused,
    renew: unused,
    revoke: unused,
    readCompany: unused,
    openInvoices({ window }, around) {
      const days = lastDays(window)
      return {
        async fetchPage(accessToken, cursor) {
          const total = Number(accessToken)
          const start = Number(cursor ?? 0)
          const end = Math.min(start + pageSize, total)
          const url = new URL(`http://stub.example/customerinvoices?start=${start}`)
          const invoices = await around({ method: 'GET', resource: 'customerinvoices', url }, async () =>
            Array.from({ length: end - start }, (_, row) => createInvoice(start + row, days)),
          )
          return { invoices, quarantined: [], total, next: end < total ? String(end) : null }
        },
      }
    },
  }
}

/** Everything is filled in, and the ids are as scattered as those of a provider. */
function createInvoice(place: number, days: readonly string[]): ProviderInvoice {
  const scattered = (Math.imul(place + 1, 0x9e37_79b1) >>> 0).toString(16).padStart(8, '0')
  const customer = place % 2_000
  return {
    externalId: `${scattered}-5d1a-4c2e-8f3b-${place.toString(16).padStart(12, '0')}`,
    number: String(10_000 + place),
    invoiceDate: days[place % daysWithInvoices] ?? '',
    dueDate: days[0] ?? '',
    customerNumber: String(customer),
    customerName: `Åkerströms Måleri och Bygg nummer ${customer}`,
    customerIsPerson: customer % 3 === 0,
    emails: [`faktura.${customer}@akerstroms-maleri.example`],
    phone: `+467012${String(customer).padStart(5, '0')}`,
    amount: `${100 + (place % 90_000)}.50`,
    currency: 'SEK',
    isCredit: place % 50 === 0,
    isCancelled: false,
    paymentState: place % 4 === 0 ? 'unpaid' : 'paid',
    modifiedAt: new Date(1_700_000_000_000 + place * 1_000),
  }
}

/** The last days of a window, newest first. */
function lastDays({ to }: InvoiceWindow): string[] {
  return Array.from({ length: daysWithInvoices }, (_, day) =>
    new Date(Date.parse(to) - day * dayMs).toISOString().slice(0, 10),
  )
}

async function unused(): Promise<never> {
  throw new Error('not part of fetching')
}
