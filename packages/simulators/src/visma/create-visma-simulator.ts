import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance } from 'fastify'
import fastifyHtml from 'fastify-html'
import { createFaults, type Faults } from '../levers/faults.ts'
import { createRateLimitWindow } from '../levers/rate-limit-window.ts'
import { createRequestLog, type LoggedRequest, type RequestCounters } from '../levers/request-log.ts'
import { createSimulatorServer } from '../levers/simulator-server.ts'
import { createPages } from '../pages/pages.ts'
import { stylesheet } from '../pages/stylesheet.ts'
import { createStateFile } from '../state/state-file.ts'
import { errorBody, rateLimitedBody } from './api/api-error.ts'
import { createRowLister } from './api/list-rows.ts'
import { registerApi } from './api/register-api.ts'
import { defaultVismaBehaviour, type VismaBehaviour } from './behaviour.ts'
import { accountForAll, defaultAccounts, defaultCompanies, type VismaAccount } from './cast.ts'
import type { VismaSimulatorClient } from './clients.ts'
import { createVismaBookshelf } from './data/bookshelf.ts'
import { createCompanies, type VismaCompanies } from './data/companies.ts'
import type { VismaCompanySeed } from './data/company.ts'
import { createIdentity } from './identity/create-identity.ts'
import { createDirectory } from './identity/directory.ts'
import { createGrants, type GrantQuery } from './identity/grants.ts'
import { openState } from './state.ts'

export interface VismaSimulatorOptions {
  /** 0, the default, takes a free port. */
  port?: number
  /** Where to listen; 127.0.0.1 when absent. */
  host?: string
  /** How the outside names it, when that is not `http://{host}:{port}`: `http://localhost:4601`, or made from the port. */
  origin?: string | ((port: number) => string)
  clients?: VismaSimulatorClient[]
  /** Where grants, tokens, clients and keys are kept across restarts; nothing is kept when absent. */
  dataFile?: string
  now?: () => Date
  accounts?: VismaAccount[]
  companies?: VismaCompanySeed[]
  behaviour?: Partial<VismaBehaviour>
}

export interface VismaSimulator {
  /** The issuer. */
  readonly identityUrl: string
  /** The origin of the API, which lives under `/v2`. */
  readonly apiUrl: string
  readonly clients: readonly VismaSimulatorClient[]
  readonly accounts: readonly VismaAccount[]
  readonly companies: VismaCompanies
  /** Takes effect at once when changed. */
  readonly behaviour: VismaBehaviour
  readonly faults: Faults
  /** Every request, newest last. */
  readonly requests: readonly LoggedRequest[]
  readonly counters: RequestCounters
  requestsTo(pathPrefix: string): LoggedRequest[]
  clearRequests(): void
  registerRedirectUri(clientId: string, uri: string): Promise<void>
  /** The grants in force. */
  grants(query?: GrantQuery): { companyId: string; accountId: string; clientId: string; scopes: string[] }[]
  /** The customer withdrew: ends the grants that fit; answers how many there were. */
  revokeGrant(query: GrantQuery): Promise<number>
  close(): Promise<void>
}

const STYLESHEET_PATH = '/visma-simulator.css'

/** Starts a stand-in for Visma's identity service and eAccounting API on one origin. */
export async function createVismaSimulator(options: VismaSimulatorOptions = {}): Promise<VismaSimulator> {
  const { port = 0, host = '127.0.0.1', now = () => new Date() } = options
  const behaviour: VismaBehaviour = { ...defaultVismaBehaviour(), ...options.behaviour }
  const log = createRequestLog({ now })
  const faults = createFaults()
  const state = await openState({ file: createStateFile(options.dataFile), clients: options.clients, now })

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

  const app = await createApp()
  const pages = createPages({ html: app.html, provider: 'Visma', stylesheetPath: STYLESHEET_PATH })
  const ready = Promise.withResolvers<Awaited<ReturnType<typeof createIdentity>>>()
  ready.promise.catch(() => {})

  const isApi = (path: string) => /^\/v\d+\//i.test(path)
  const server = createSimulatorServer({
    log,
    faults,
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

  const actualPort = await server.listen(port, host)
  const origin =
    typeof options.origin === 'function'
      ? options.origin(actualPort)
      : (options.origin ?? `http://${host}:${actualPort}`)
  const identity = createIdentity({ issuer: origin, state, directory, grants, behaviour, pages, now })
  identity.registerPages(app)
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
    identityUrl: origin,
    apiUrl: origin,
    clients: state.data.clients,
    accounts: directory.accounts,
    companies,
    behaviour,
    faults,
    requests: log.requests,
    counters: log.counters,
    requestsTo: log.requestsTo,
    clearRequests: log.clear,
    async registerRedirectUri(clientId, uri) {
      const client = state.data.clients.find(other => other.clientId === clientId)
      if (!client) throw new Error(`The Visma simulator has no client ${clientId}`)
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

async function createApp(): Promise<FastifyInstance> {
  const app = fastify({
    routerOptions: {
      caseSensitive: false,
      querystringParser: text =>
        Object.fromEntries(
          [...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]),
        ),
    },
  })
  await app.register(formbody)
  await app.register(fastifyHtml)
  app.get(STYLESHEET_PATH, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'max-age=60')
      .send(stylesheet({ accent: '#0b5cad', accentDark: '#7db8f5' })),
  )
  app.get('/', async (_request, reply) => reply.type('text/plain').send('Visma simulator'))
  return app
}
