import { apiPrefix } from '@collector/contracts'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionCookieName } from '../http/session-cookie.ts'

/**
 * `GET /api/v1/openapi.json`: OpenAPI 3.1, made from the contracts. Registered before the endpoints it
 * describes.
 */
export const openapi = fp(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Collector External App Integrations', version: '1' },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName } },
      },
    },
    transform: document => {
      const isEndpoint = document.route.config?.endpoint !== undefined
      return jsonSchemaTransform({ ...document, schema: { ...document.schema, hide: !isEndpoint } })
    },
    transformObject: document => withUsedSchemas(jsonSchemaTransformObject(document)),
  })
  const schema = { response: { 200: z.looseObject({ openapi: z.string() }) } }
  app.get(`${apiPrefix}/openapi.json`, { schema }, async () => app.swagger())
})

/**
 * The document without the component schemas that nothing refers to: each exists once for requests and once
 * for answers.
 */
function withUsedSchemas<Document extends object>(document: Document): Document {
  const { paths, components } = document as {
    paths?: object
    components?: { schemas?: Record<string, object> }
  }
  const all = components?.schemas ?? {}
  const used = new Set<string>()
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name) || !all[name]) continue
      used.add(name)
      visit(all[name])
    }
  }
  visit(paths ?? {})
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
  return { ...document, components: { ...components, schemas } }
}
