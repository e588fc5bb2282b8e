import { createFaults, type Faults } from '../levers/faults.ts'
import { createRequestLog, type LoggedRequest, type RequestCounters } from '../levers/request-log.ts'
import { createSimulatorServer } from '../levers/simulator-server.ts'
import { createSlidingWindow } from '../levers/sliding-window.ts'
import { createPages } from '../pages/pages.ts'
import { createStateFile } from '../state/state-file.ts'
import { errorBody, systemException } from './api/api-error.ts'
import { createRowLister } from './api/list-rows.ts'
import { rateLimitedBody, rateLimitedContentType } from './api/rate-limited.ts'
import { registerApi } from './api/register-api.ts'
import { hasSideEffect } from './api/side-effects.ts'
import { defaultFortnoxBehaviour, type FortnoxBehaviour } from './behaviour.ts'
import { accountForAll, defaultAccounts, defaultCompanies, type FortnoxAccount } from './cast.ts'
import type { FortnoxSimulatorClient } from './clients.ts'
import { createFortnoxApp, STYLESHEET_PATH } from './create-app.ts'
import { createFortnoxBookshelf } from './data/bookshelf.ts'
import { createCompanies, type FortnoxCompanies } from './data/companies.ts'
import type { FortnoxCompanySeed } from './data/company.ts'
import { createDirectory } from './identity/directory.ts'
import { createGrants, type GrantQuery } from './identity/grants.ts'
import { registerIdentity } from './identity/register-identity.ts'
import { type FortnoxGrant, openState } from './state.ts'

export interface FortnoxSimulatorOptions {
  /** 0, the default, takes a free port. */
  port?: number
  /** Where to listen; 127.0.0.1 when absent. */
  host?: string
  /** How the outside names it, when that is not `http://{host}:{port}`: `http://localhost:4602`, or made from the port. */
  origin?: string | ((port: number) => string)
  clients?: FortnoxSimulatorClient[]
  /** Where grants, tokens, clients and sessions are kept across restarts; nothing is kept when absent. */
  dataFile?: string
  now?: () => Date
  accounts?: FortnoxAccount[]
  companies?: FortnoxCompanySeed[]
  behaviour?: Partial<FortnoxBehaviour>
}

export interface FortnoxSimulator {
  /** The origin of `/oauth-v1/auth`, `/oauth-v1/token` and `/oauth-v1/revoke`. */
  readonly oauthUrl: string
  /** The origin of the API, which lives under `/3`. */
  readonly apiUrl: string
  readonly clients: readonly FortnoxSimulatorClient[]
  readonly accounts: readonly FortnoxAccount[]
  readonly companies: FortnoxCompanies
  /** Takes effect at once when changed. */
  readonly behaviour: FortnoxBehaviour
  readonly faults: Faults
  /** Every request, newest last. */
  readonly requests: readonly LoggedRequest[]
  /** Those that would have sent, printed or changed something: each was refused, and a reader makes none. */
  readonly sideEffects: readonly LoggedRequest[]
  readonly counters: RequestCounters
  requestsTo(pathPrefix: string): LoggedRequest[]
  clearRequests(): void
  registerRedirectUri(clientId: string, uri: string): Promise<void>
  /** The grants in force. */
  grants(query?: GrantQuery): Omit<FortnoxGrant, 'revokedAtMs' | 'createdAtMs'>[]
  /** The customer withdrew: ends the grants that fit; answers how many there were. */
  revokeGrant(query: GrantQuery): Promise<number>
  close(): Promise<void>
}

/** Starts a stand-in for Fortnox's authorization server and API on one origin. */
export async function createFortnoxSimulator(
  options: FortnoxSimulatorOptions = {},
): Promise<FortnoxSimulator> {
  const { port = 0, host = '127.0.0.1', now = () => new Date() } = options
  const behaviour: FortnoxBehaviour = { ...defaultFortnoxBehaviour(), ...options.behaviour }
  const log = createRequestLog({ now })
  const faults = createFaults()
  const state = await openState({ file: createStateFile(options.dataFile), clients: options.clients, now })
  let origin = ''

  const shelf = createFortnoxBookshelf({
    seeds: options.companies ?? defaultCompanies(),
    behaviour,
    anchorDay: state.data.anchorDay,
    origin: () => origin,
    now,
  })
  const companies = createCompanies({ shelf, now })
  const accounts =
    options.accounts ?? (options.companies ? [accountForAll(options.companies)] : defaultAccounts())
  const directory = createDirectory({ accounts, companies })
  const grants = createGrants({ state, now })

  const app = await createFortnoxApp()
  const pages = createPages({
    html: app.html,
    provider: 'Fortnox',
    stylesheetPath: STYLESHEET_PATH,
    language: 'sv',
  })
  const identity = registerIdentity(app, { state, companies, directory, grants, behaviour, pages, now })
  registerApi(app, {
    behaviour,
    companies,
    rowLister: createRowLister({ behaviour }),
    rateLimit: createSlidingWindow({ now }),
    now,
    verifyAccessToken: identity.verifyAccessToken,
  })
  await app.ready()

  const server = createSimulatorServer({
    log,
    faults,
    now,
    dialect: {
      rateLimited: seconds => rateLimitedBody(behaviour, seconds),
      failed: status => errorBody(systemException(status), behaviour),
      misshapen: { unexpected: ['shape'], Invoices: 'not a list', MetaInformation: null },
      contentType: rateLimitedContentType,
    },
    outage: ({ path }) => (path.startsWith('/3/') ? behaviour.apiOutage : behaviour.identityOutage),
    dispatch: (request, response) => app.routing(request, response),
  })
  const actualPort = await server.listen(port, host)
  origin =
    typeof options.origin === 'function'
      ? options.origin(actualPort)
      : (options.origin ?? `http://${host}:${actualPort}`)

  return {
    oauthUrl: origin,
    apiUrl: origin,
    clients: state.data.clients,
    accounts,
    companies,
    behaviour,
    faults,
    requests: log.requests,
    get sideEffects() {
      return log.requests.filter(hasSideEffect)
    },
    counters: log.counters,
    requestsTo: log.requestsTo,
    clearRequests: log.clear,
    async registerRedirectUri(clientId, uri) {
      const client = state.data.clients.find(other => other.clientId === clientId)
      if (!client) throw new Error(`The Fortnox simulator has no client ${clientId}`)
      if (!client.redirectUris.includes(uri)) client.redirectUris.push(uri)
      await state.save()
    },
    grants: (query = {}) => grants.live(query).map(([, grant]) => grant),
    async revokeGrant(query) {
      const count = grants.revoke(query)
      await state.save()
      return count
    },
    async close() {
      await server.close()
      await app.close()
      await state.save()
    },
  }
}
