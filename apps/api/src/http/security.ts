import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { sendProblem } from './problem.ts'

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
}

/**
 * Security headers on every answer, nothing cached unless a route says so, and proof that a write comes from
 * our own pages: `Sec-Fetch-Site` where the browser sends it, else `Origin`.
 */
export const security = fp(async (app: FastifyInstance, { publicUrl }: { publicUrl: string }) => {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.addHook('onRequest', async (request, reply) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
    const { origin, 'sec-fetch-site': site } = request.headers
    // A form of a page without a referrer sends the origin "null", so there the browser's own word counts.
    const isOurs = site === undefined ? origin === publicUrl : site === 'same-origin'
    const isForeign = origin !== undefined && origin !== publicUrl && origin !== 'null'
    if (!isOurs || isForeign) return sendProblem(request, reply, { code: 'origin_refused' })
  })
})
