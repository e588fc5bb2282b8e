import {
  apiPrefix,
  type Endpoint,
  type ParsedRequestOf,
  Problem,
  type ResultOf,
  rolePermissions,
} from '@collector/contracts'
import {
  authenticate,
  type Context,
  type Dependencies,
  DomainError,
  recordRefusedAccess,
} from '@collector/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addressOf } from './address-of.ts'
import type { CsvFile } from './csv.ts'
import { preferredLanguage } from './preferred-language.ts'
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
) => Promise<
  E['success'] extends { file: string } ? CsvFile : ResultOf<E> extends undefined ? void : ResultOf<E>
>

const noBody = z.null().describe('Nothing')

function answerOf(success: Endpoint['success']) {
  if ('body' in success) return success.body
  return 'file' in success
    ? { description: 'A file', content: { [success.file]: { schema: z.string() } } }
    : noBody
}

function sendFile(reply: FastifyReply, type: string, { fileName, stream }: CsvFile): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(stream)
}

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
            [success.status]: answerOf(success),
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
          const language = preferredLanguage(request.headers['accept-language'])
          const ctx: Context = { ...deps, actor, address: addressOf(request), language }
          const parsed = { params: request.params, query: request.query, body: request.body }
          const result = await handle({ ...(parsed as ParsedRequestOf<E>), ctx, request, reply })
          reply.code(success.status)
          return 'file' in success ? sendFile(reply, success.file, result as CsvFile) : reply.send(result)
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
  const found = token && (await authenticate(deps, token))
  if (!found) throw new DomainError('unauthenticated')
  const { id, name, role } = found.session.user
  const session = { id: found.id, authenticatedAt: found.authenticatedAt }
  const actor = { kind: 'user', id, name, role, session } as const
  if (permission !== 'session' && !rolePermissions[role].includes(permission)) {
    const ctx: Context = { ...deps, actor, address: addressOf(request) }
    await recordRefusedAccess({ ctx, input: { operation: endpoint.name } })
    throw new DomainError('forbidden')
  }
  return actor
}
