import type { Dependencies } from '@collector/domain'
import type { FastifyInstance } from 'fastify'

/** `live` says that the process runs, `ready` that it can serve: database reachable, not shutting down. */
export async function healthRoutes(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  /** One question at a time, and its answer for a second: anybody may ask as often as they like. */
  let asked: Promise<boolean> | undefined
  const isReachable = () => {
    asked ??= deps.db
      .ping()
      .then(
        () => true,
        () => false,
      )
      .finally(() => setTimeout(() => (asked = undefined), 1_000).unref())
    return asked
  }
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const isReady = !isClosing && (await isReachable())
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
  })
}
