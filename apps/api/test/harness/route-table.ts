import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/build-app.ts'
import { createLogger } from '../../src/http/logger.ts'
import type { Product } from './product.ts'

/** A route the application really has. */
export interface Route {
  method: string
  url: string
}

/** Every route that the application registers, however deep. The HEAD twins of GET routes are left out. */
export async function routesOf({ deps, config }: Pick<Product, 'deps' | 'config'>): Promise<Route[]> {
  const routes: Route[] = []
  const onInitialization = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) {
        if (each !== 'HEAD') routes.push({ method: each, url })
      }
    })
  }
  subscribe('fastify.initialization', onInitialization)
  try {
    const app = await buildApp(deps, { ...config, logger: createLogger('silent') })
    await app.close()
    return routes
  } finally {
    unsubscribe('fastify.initialization', onInitialization)
  }
}
