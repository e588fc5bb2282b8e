import { createFortnoxSimulator, type FortnoxBehaviour } from '@collector/simulators'
import { authorizeUrl, connect } from '../../simulators/test/fortnox-agent.ts'
import { createFortnoxProvider, type InvoiceQuery, type Provider } from '../src/index.ts'
import { queryOf, readAll } from './read-all.ts'

/** A Fortnox simulator and a provider that go by one clock, and tokens for Björks Salong AB. */
export async function createFortnoxHarness(now: () => Date = () => new Date()) {
  const fortnox = await createFortnoxSimulator({
    now,
    behaviour: { rateLimit: { requests: 100_000, windowSeconds: 5 }, accessTokenLifetimeSeconds: 10 ** 8 },
  })
  const usual = structuredClone(fortnox.behaviour)
  const newProvider = (client: { clientSecret?: string } = {}): Provider => {
    const { oauthUrl, apiUrl } = fortnox
    return createFortnoxProvider({ ...fortnox.clients[0]!, oauthUrl, apiUrl, ...client }, now)
  }
  const provider = newProvider()
  const accessToken = (await connect(fortnox))['access_token'] ?? ''
  const company = fortnox.companies.find('Björks Salong AB')

  return {
    fortnox,
    provider,
    newProvider,
    accessToken,
    company,
    /** Tokens with the rights of the person who approved. */
    connectPersonally: () => connect(fortnox, { url: authorizeUrl(fortnox, { account_type: undefined }) }),
    read: (changes: Partial<InvoiceQuery> = {}) =>
      readAll(provider, accessToken, { query: queryOf(changes) }),
    /** Answers the next request for `path` with these rows and nothing more. */
    answerOnce(path: 'invoices' | 'customers', rows: object[]) {
      const Meta = { '@TotalResources': rows.length, '@TotalPages': 1 }
      const list = path === 'invoices' ? 'Invoices' : 'Customers'
      const fault = { kind: 'wrongBody', body: { MetaInformation: Meta, [list]: rows } } as const
      fortnox.faults.add({ match: { path: `/3/${path}` }, times: 1, fault })
    },
    /** Takes back what a test has switched or scripted, and forgets its requests. */
    reset() {
      Object.assign(fortnox.behaviour, structuredClone(usual) satisfies FortnoxBehaviour)
      fortnox.companies.setState(company.id, 'active')
      fortnox.faults.clear()
      fortnox.clearRequests()
    },
    close: fortnox.close,
  }
}

/** A row of the list of invoices. */
export function listItem(fields: object = {}) {
  return {
    DocumentNumber: '1',
    InvoiceDate: '2026-01-15',
    DueDate: '2026-02-14',
    CustomerNumber: '1001',
    CustomerName: 'Norrlunda Bygg AB',
    CostCenter: '',
    Currency: 'SEK',
    CurrencyRate: '1',
    Total: 1250.5,
    Balance: 1250.5,
    Booked: true,
    Cancelled: false,
    ...fields,
  }
}
