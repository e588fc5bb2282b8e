import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { sendProblem } from './problem.ts'

/**
 * Refuses what two programs on the way could read differently (another version than HTTP/1, no host or
 * several) and bodies that are compressed: nobody unpacks them here.
 */
export const requestShape = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', async (request, reply) => {
    if (!isUnambiguous(request)) {
      return sendProblem(request, reply.header('connection', 'close'), { code: 'malformed_request' })
    }
    const { 'content-encoding': encoding = 'identity' } = request.headers
    if (encoding !== 'identity') return sendProblem(request, reply, { code: 'unsupported_media_type' })
  })
})

function isUnambiguous({ raw }: FastifyRequest): boolean {
  const hosts = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
  if (raw.httpVersion === '1.0') return hosts <= 1
  return raw.httpVersion === '1.1' && hosts === 1
}
