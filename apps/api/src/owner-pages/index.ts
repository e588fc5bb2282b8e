import { App } from '@collector/contracts'
import { type Dependencies, DomainError, OwnerProblemError } from '@collector/domain'
import type { FastifyError, FastifyInstance } from 'fastify'
import fastifyHtml from 'fastify-html'
import { cutOff } from '../http/handler-timeout.ts'
import { toProblem } from '../http/problem.ts'
import { callbackRoute } from './callback-route.ts'
import { connectRoute } from './connect-route.ts'
import { manageRoutes } from './manage-routes.ts'
import { isPageProblem, sendProblemPage } from './problem-page.ts'
import { resultRoutes } from './result-routes.ts'
import { styles } from './styles.ts'

/** The pages owners see: plain HTML in Swedish and English, every failure a page of its own. */
export async function ownerPages(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  await app.register(fastifyHtml)
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume()
    done(null)
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (cutOff(reply)) return
    if (error instanceof OwnerProblemError) {
      return sendProblemPage(app, request, reply, { problem: error.problem, externalApp: error.app })
    }
    if (error instanceof DomainError && error.code === 'rate_limited') {
      reply.header('retry-after', error.retryAfterSeconds ?? 60)
      return sendProblemPage(app, request, reply, { problem: 'rate_limited' })
    }
    const status = error.statusCode ?? 500
    if (status === 429) return sendProblemPage(app, request, reply, { problem: 'rate_limited' })
    if (status < 500) return sendProblemPage(app, request, reply, { problem: 'link_unknown', status })
    const problem = toProblem(error).code === 'unavailable' ? 'unavailable' : 'internal'
    if (problem === 'internal') request.log.error({ err: error }, 'unexpected error')
    return sendProblemPage(app, request, reply, { problem })
  })

  app.get('/owner-pages.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styles),
  )
  app.get<{ Params: { problem: string } }>('/connect/problems/:problem', async (request, reply) => {
    const { problem } = request.params
    const externalApp = App.safeParse((request.query as { app?: unknown }).app).data
    return sendProblemPage(app, request, reply, {
      problem: isPageProblem(problem) ? problem : 'link_unknown',
      externalApp,
    })
  })
  await app.register(connectRoute, { deps })
  await app.register(callbackRoute, { deps })
  await app.register(resultRoutes, { deps })
  await app.register(manageRoutes, { deps })
}
