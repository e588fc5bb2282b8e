import fastify from 'fastify'

/**
 * The app that pages, token endpoint and API are routes of. Forms come as `URLSearchParams`, other bodies not
 * at all.
 */
export function createFortnoxApp() {
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
  return app
}
