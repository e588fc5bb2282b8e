import {
  apiPrefix,
  type Endpoint,
  type ParsedRequestOf,
  Problem,
  type ResultOf,
  rolePermissions,
} from '@collector/contracts'
import { authenticate, type Context, type Dependencies, DomainError } from '@collector/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sessionTokenOf } from './session-cookie.ts'

/**
 * What a handler works with: who asks, the parsed request, and the HTTP exchange for the few that need it.
 */
type Handling<E extends Endpoint> = ParsedRequestOf<E> & {
  ctx: Context
  request: FastifyRequest
  reply: FastifyReply
}

export type Handler<E extends Endpoint> = (
  handling: Handling<E>,
) => Promise<ResultOf<E> extends undefined ? void : ResultOf<E>>

const noBody = z.null().describe('Nothing')

/** An endpoint of the contract with what answers it. */
export interface EndpointRoute {
  endpoint: Endpoint
  register(app: FastifyInstance, deps: Dependencies): void
}

/** Binds a contract's endpoint to a verb: the route is typed, checked and documented by the endpoint. */
export function endpointRoute<const E extends Endpoint>(endpoint: E, handle: Handler<E>): EndpointRoute {
  return {
    endpoint,
    register(app, deps) {
      const { params, query, body, success } = endpoint
      app.route({
        method: endpoint.method,
        url: apiPrefix + endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
        schema: {
          operationId: endpoint.name,
          summary: endpoint.summary,
          ...(params && { params }),
          ...(query && { querystring: query }),
          ...(body && { body }),
          ...(endpoint.permission !== 'public' && { security: [{ session: [] }] }),
          response: {
            [success.status]: 'body' in success ? success.body : noBody,
            default: {
              description: ['A problem', ...endpoint.problems].join(' · '),
              content: { 'application/problem+json': { schema: Problem } },
            },
          },
        },
        config: { endpoint },
        onRequest: async request => {
          request.actor = await actorOf(deps, endpoint, request)
        },
        handler: async (request, reply) => {
          const { actor } = request
          const ctx: Context = { ...deps, actor, address: request.ip }
          const parsed = { params: request.params, query: request.query, body: request.body }
          const result = await handle({ ...(parsed as ParsedRequestOf<E>), ctx, request, reply })
          return reply.code(success.status).send(result)
        },
      })
    },
  }
}

/** Who asks; a stranger or a role without the right is turned away before anything is read. */
async function actorOf(
  deps: Dependencies,
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<Context['actor']> {
  const { permission } = endpoint
  if (permission === 'public') return { kind: 'visitor' }
  const token = sessionTokenOf(request)
  const session = token && (await authenticate(deps, token))
  if (!session) throw new DomainError('unauthenticated')
  const { id, name, role } = session.user
  if (permission !== 'session' && !rolePermissions[role].includes(permission))
    throw new DomainError('forbidden')
  return { kind: 'user', id, name, role }
}
