import type { Dependencies } from '@collector/domain'
import type { FastifyInstance } from 'fastify'

/** `live` says that the process runs, `ready` that it can serve: database reachable, not shutting down. */
export async function healthRoutes(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const isReady =
      !isClosing &&
      (await deps.db.ping().then(
        () => true,
        () => false,
      ))
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
  })
}
