import { createAccountDirectory } from '../data/account-directory.ts'
import { accountForAll } from '../data/people.ts'
import type { LoggedRequest } from '../levers/request-log.ts'
import { createSlidingWindow } from '../levers/sliding-window.ts'
import { type SimulatorLevers, type SimulatorOptions, startSimulator } from '../levers/start-simulator.ts'
import { registerPages } from '../pages/pages.ts'
import { registerGrantsPage } from '../pages/register-grants-page.ts'
import { errorBody, systemException } from './api/api-error.ts'
import { createRowLister } from './api/list-rows.ts'
import { rateLimitedBody, rateLimitedContentType } from './api/rate-limited.ts'
import { registerApi } from './api/register-api.ts'
import { hasSideEffect } from './api/side-effects.ts'
import { defaultFortnoxBehaviour, type FortnoxBehaviour } from './behaviour.ts'
import { defaultAccounts, defaultCompanies, type FortnoxAccount } from './cast.ts'
import type { FortnoxSimulatorClient } from './clients.ts'
import { createFortnoxApp } from './create-app.ts'
import { createFortnoxBookshelf } from './data/bookshelf.ts'
import { createCompanies, type FortnoxCompanies } from './data/companies.ts'
import type { FortnoxCompanySeed } from './data/company.ts'
import { createGrants, type GrantQuery } from './identity/grants.ts'
import { registerIdentity } from './identity/register-identity.ts'
import { scopeText } from './scopes.ts'
import { type FortnoxGrant, openState } from './state.ts'

export type FortnoxSimulatorOptions = SimulatorOptions<
  FortnoxSimulatorClient,
  FortnoxAccount,
  FortnoxCompanySeed,
  FortnoxBehaviour
>

export interface FortnoxSimulator
  extends SimulatorLevers<
    FortnoxSimulatorClient,
    Omit<FortnoxGrant, 'revokedAtMs' | 'createdAtMs'>,
    GrantQuery
  > {
  /** The origin of `/oauth-v1/auth`, `/oauth-v1/token` and `/oauth-v1/revoke`. */
  readonly oauthUrl: string
  /** The origin of the API, which lives under `/3`. */
  readonly apiUrl: string
  readonly accounts: readonly FortnoxAccount[]
  readonly companies: FortnoxCompanies
  /** Takes effect at once when changed. */
  readonly behaviour: FortnoxBehaviour
  /** Those that would have sent, printed or changed something: each was refused, and a reader makes none. */
  readonly sideEffects: readonly LoggedRequest[]
}

/** Starts a stand-in for Fortnox's authorization server and API on one origin. */
export async function createFortnoxSimulator(
  options: FortnoxSimulatorOptions = {},
): Promise<FortnoxSimulator> {
  const { now = () => new Date() } = options
  const behaviour: FortnoxBehaviour = { ...defaultFortnoxBehaviour(), ...options.behaviour }
  const state = await openState({ path: options.dataFile, clients: options.clients, now })
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
  const directory = createAccountDirectory({ accounts, companies })
  const grants = createGrants({ state, now })

  const app = createFortnoxApp()
  const pages = await registerPages(app, {
    provider: 'Fortnox',
    language: 'sv',
    accent: '#17694a',
    accentDark: '#7fd6a8',
  })
  registerGrantsPage(app, {
    pages,
    language: 'sv',
    state,
    grants,
    companies,
    emailOf: email => email,
    scopeText,
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

  const started = await startSimulator(options, {
    provider: 'Fortnox',
    app,
    state,
    grants,
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
  origin = started.origin

  return {
    ...started.levers,
    oauthUrl: origin,
    apiUrl: origin,
    accounts,
    companies,
    behaviour,
    get sideEffects() {
      return started.levers.requests.filter(hasSideEffect)
    },
  }
}
