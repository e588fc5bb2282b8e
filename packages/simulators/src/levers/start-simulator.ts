import type { FastifyInstance } from 'fastify'
import { createFound } from '../data/found.ts'
import type { State } from '../state/open-state.ts'
import type { RegisteredClient } from '../state/redirect-uris.ts'
import { createFaults, type Faults } from './faults.ts'
import { createRequestLog, type LoggedRequest, type RequestCounters } from './request-log.ts'
import { createSimulatorServer, type SimulatorServerDeps } from './simulator-server.ts'

export interface SimulatorOptions<Client, Account, CompanySeed, Behaviour> {
  /** 0, the default, takes a free port. */
  port?: number
  /** Where to listen; 127.0.0.1 when absent. */
  host?: string
  /**
   * How the outside names it, when that is not `http://{host}:{port}`: `http://localhost:4601`, or made from
   * the port.
   */
  origin?: string | ((port: number) => string)
  clients?: Client[]
  /**
   * Where grants, tokens, clients, sessions and keys are kept across restarts; nothing is kept when absent.
   */
  dataFile?: string
  now?: () => Date
  accounts?: Account[]
  companies?: CompanySeed[]
  behaviour?: Partial<Behaviour>
}

/** What every provider's simulator shows to tests. */
export interface SimulatorLevers<Client, Grant, GrantQuery> {
  readonly clients: readonly Client[]
  readonly faults: Faults
  /** Every request, newest last. */
  readonly requests: readonly LoggedRequest[]
  readonly counters: RequestCounters
  requestsTo(pathPrefix: string): LoggedRequest[]
  clearRequests(): void
  registerRedirectUri(clientId: string, uri: string): Promise<void>
  /** The grants in force. */
  grants(query?: GrantQuery): Grant[]
  /** The customer withdrew: ends the grants that fit; answers how many there were. */
  revokeGrant(query: GrantQuery): Promise<number>
  close(): Promise<void>
}

/** Listens, logs and lets faults strike; answers where it is reached and what tests can do to it. */
export async function startSimulator<Client extends RegisteredClient, Grant, GrantQuery>(
  {
    port = 0,
    host = '127.0.0.1',
    origin,
  }: Pick<SimulatorOptions<never, never, never, never>, 'port' | 'host' | 'origin'>,
  parts: Omit<SimulatorServerDeps, 'log' | 'faults'> & {
    provider: string
    app: FastifyInstance
    state: State<{ clients: Client[] }>
    grants: {
      live(query?: GrantQuery): [string, Grant][]
      revoke(query: GrantQuery): number
    }
  },
): Promise<{ origin: string; levers: SimulatorLevers<Client, Grant, GrantQuery> }> {
  const { provider, app, state, grants, now } = parts
  const found = createFound(provider)
  const log = createRequestLog({ now })
  const faults = createFaults()
  const server = createSimulatorServer({ ...parts, log, faults })
  const actualPort = await server.listen(port, host)

  return {
    origin: typeof origin === 'function' ? origin(actualPort) : (origin ?? `http://${host}:${actualPort}`),
    levers: {
      clients: state.data.clients,
      faults,
      requests: log.requests,
      counters: log.counters,
      requestsTo: log.requestsTo,
      clearRequests: log.clear,
      async registerRedirectUri(clientId, uri) {
        const client = found(
          state.data.clients.find(other => other.clientId === clientId),
          `client ${clientId}`,
        )
        if (!client.redirectUris.includes(uri)) client.redirectUris.push(uri)
        await state.save()
      },
      grants: query => grants.live(query).map(([, grant]) => grant),
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
    },
  }
}
