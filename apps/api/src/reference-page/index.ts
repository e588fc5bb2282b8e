import type { FastifyInstance } from 'fastify'
import fastifyHtml from 'fastify-html'
import type { OpenApiDocument } from './document.ts'
import { renderReference } from './render-reference.ts'
import { styles } from './styles.ts'

/**
 * `GET /api/docs`: the endpoints, their problems and their schemas as a page for people, made of the OpenAPI document.
 * No script and nothing from elsewhere; the contract is public, so no login either.
 */
export async function referencePage(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHtml)
  let page: string | undefined
  app.get('/api/docs', async (_request, reply) => {
    // Made of our own schemas in exactly this shape; the plugin's type covers older versions of OpenAPI as well.
    page ??= renderReference(app, app.swagger() as unknown as OpenApiDocument)
    return reply.type('text/html; charset=utf-8').send(page)
  })
  app.get('/api/docs.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styles),
  )
}
