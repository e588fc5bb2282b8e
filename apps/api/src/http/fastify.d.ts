import type { Endpoint } from '@collector/contracts'
import type { Context } from '@collector/domain'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Context['actor']
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}
