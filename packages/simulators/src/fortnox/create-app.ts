import fastify, { type FastifyInstance } from 'fastify'
import fastifyHtml from 'fastify-html'
import { stylesheet } from '../pages/stylesheet.ts'

export const STYLESHEET_PATH = '/fortnox-simulator.css'

/** The app that pages, token endpoint and API are routes of. Forms come as `URLSearchParams`, other bodies not at all. */
export async function createFortnoxApp(): Promise<FastifyInstance> {
  const app = fastify({ routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 } })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume()
    done(null, undefined)
  })
  await app.register(fastifyHtml)
  app.get(STYLESHEET_PATH, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'max-age=60')
      .send(stylesheet({ accent: '#17694a', accentDark: '#7fd6a8' })),
  )
  app.get('/', async (_request, reply) => reply.type('text/plain').send('Fortnox simulator'))
  return app
}
