import type { FastifyInstance, FastifyReply } from 'fastify'

/**
 * Lets the handlers of routes that are registered from here on take so long and no longer. Files must not be among
 * them: their answer has begun long before the last byte is out, which takes as long as somebody reads slowly.
 */
export function limitHandlers(app: FastifyInstance, handlerTimeoutMs: number): void {
  app.addHook('onRoute', route => {
    route.handlerTimeout = handlerTimeoutMs
  })
}

/** Cuts off an answer that has begun and can no longer become another one; returns whether it had. */
export function cutOff(reply: FastifyReply): boolean {
  if (!reply.raw.headersSent) return false
  reply.hijack()
  reply.raw.destroy()
  return true
}
