import formbody from '@fastify/formbody'
import fastify from 'fastify'
import { accountForAll } from '../data/people.ts'
import { createRateLimitWindow } from '../levers/rate-limit-window.ts'
import { type SimulatorLevers, type SimulatorOptions, startSimulator } from '../levers/start-simulator.ts'
import { registerPages } from '../pages/pages.ts'
import { registerGrantsPage } from '../pages/register-grants-page.ts'
import { errorBody, rateLimitedBody } from './api/api-error.ts'
import { createRowLister } from './api/list-rows.ts'
import { registerApi } from './api/register-api.ts'
import { defaultVismaBehaviour, type VismaBehaviour } from './behaviour.ts'
import { defaultAccounts, defaultCompanies, type VismaAccount } from './cast.ts'
import type { VismaSimulatorClient } from './clients.ts'
import { createVismaBookshelf } from './data/bookshelf.ts'
import { createCompanies, type VismaCompanies } from './data/companies.ts'
import type { VismaCompanySeed } from './data/company.ts'
import { createIdentity } from './identity/create-identity.ts'
import { createDirectory } from './identity/directory.ts'
import { createGrants, type GrantQuery } from './identity/grants.ts'
import { scopeText } from './scopes.ts'
import { openState, type VismaGrant } from './state.ts'

export type VismaSimulatorOptions = SimulatorOptions<
  VismaSimulatorClient,
  VismaAccount,
  VismaCompanySeed,
  VismaBehaviour
>

export interface VismaSimulator
  extends SimulatorLevers<VismaSimulatorClient, Omit<VismaGrant, 'revokedAtMs' | 'createdAtMs'>, GrantQuery> {
  /** The issuer. */
  readonly identityUrl: string
  /** The origin of the API, which lives under `/v2`. */
  readonly apiUrl: string
  readonly accounts: readonly VismaAccount[]
  readonly companies: VismaCompanies
  /** Takes effect at once when changed. */
  readonly behaviour: VismaBehaviour
}

/** Starts a stand-in for Visma's identity service and eAccounting API on one origin. */
export async function createVismaSimulator(options: VismaSimulatorOptions = {}): Promise<VismaSimulator> {
  const { now = () => new Date() } = options
  const behaviour: VismaBehaviour = { ...defaultVismaBehaviour(), ...options.behaviour }
  const state = await openState({ path: options.dataFile, clients: options.clients, now })

  const shelf = createVismaBookshelf({
    seeds: options.companies ?? defaultCompanies(),
    behaviour,
    anchorDay: state.data.anchorDay,
    now,
  })
  const companies = createCompanies({ shelf, now })
  const accounts =
    options.accounts ?? (options.companies ? [accountForAll(options.companies)] : defaultAccounts())
  const directory = createDirectory({ accounts, companies })
  const grants = createGrants({ state, now })

  const app = createApp()
  await app.register(formbody)
  const pages = await registerPages(app, {
    provider: 'Visma',
    language: 'en',
    accent: '#0b5cad',
    accentDark: '#7db8f5',
  })
  const ready = Promise.withResolvers<Awaited<ReturnType<typeof createIdentity>>>()
  ready.promise.catch(() => {})

  const isApi = (path: string) => /^\/v\d+\//i.test(path)
  const { origin, levers } = await startSimulator(options, {
    provider: 'Visma',
    app,
    state,
    grants,
    now,
    dialect: {
      rateLimited: seconds => rateLimitedBody(behaviour.rateLimit.requests, seconds),
      failed: status =>
        errorBody(status === 503 ? 5001 : 5000, 'InternalServerErrorException - Something went wrong.'),
      misshapen: { unexpected: ['shape'], Data: 'not a list', Meta: null },
    },
    outage: ({ path }) => (isApi(path) ? behaviour.apiOutage : behaviour.identityOutage),
    async dispatch(request, response, logged) {
      const identity = await ready.promise
      if (identity.serves(logged.path)) await identity.handle(request, response, logged)
      else app.routing(request, response)
    },
  })
  const identity = createIdentity({ issuer: origin, state, directory, grants, behaviour, pages, now })
  identity.registerPages(app)
  registerGrantsPage(app, {
    pages,
    language: 'en',
    state,
    grants,
    companies,
    emailOf: accountId => directory.bySub(accountId)?.email,
    scopeText,
  })
  registerApi(app, {
    behaviour,
    companies,
    rowLister: createRowLister({ behaviour }),
    rateLimit: createRateLimitWindow({ now }),
    now,
    verifyAccessToken: identity.verifyAccessToken,
  })
  await app.ready()
  ready.resolve(identity)

  return {
    ...levers,
    identityUrl: origin,
    apiUrl: origin,
    accounts: directory.accounts,
    companies,
    behaviour,
  }
}

function createApp() {
  return fastify({
    routerOptions: {
      caseSensitive: false,
      querystringParser: text =>
        Object.fromEntries(
          [...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]),
        ),
    },
  })
}
