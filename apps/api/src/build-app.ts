import { randomUUID } from 'node:crypto'
import { apiPrefix } from '@collector/contracts'
import { type Dependencies, networkOf } from '@collector/domain'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { addressOf } from './http/address-of.ts'
import { answerClientError, answerExpectation, answerFrameworkError } from './http/client-error.ts'
import { cutOff, limitHandlers } from './http/handler-timeout.ts'
import { sendProblem, toProblem } from './http/problem.ts'
import { requestShape } from './http/request-shape.ts'
import { security } from './http/security.ts'
import { silentConnections } from './http/silent-connections.ts'
import { validatorCompiler } from './http/validate.ts'
import { ownerPages } from './owner-pages/index.ts'
import { referencePage } from './reference-page/index.ts'
import { healthRoutes } from './routes/health.ts'
import { endpointRoutes } from './routes/index.ts'
import { openapi } from './routes/openapi.ts'
import { spa } from './routes/spa.ts'
import { signOnRoutes } from './sign-on/index.ts'

/** How the HTTP side behaves, apart from what it does. */
export interface HttpOptions {
  logger: FastifyBaseLogger
  trustedProxies: readonly string[]
  /** Requests one address may make in a minute, per process. */
  requestsPerMinute: number
  /** How long a handler may take. */
  handlerTimeoutMs?: number
}

const bodyLimit = 64 * 1024
const requestTimeoutMs = 20_000
/** More than a whole request line may be: parameters are judged by their schema. */
const maxParamLength = 20_000

/** Builds the HTTP application. It never listens and never reads the environment. */
export async function buildApp(deps: Dependencies, http: HttpOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: http.logger,
    trustProxy: http.trustedProxies.length > 0 ? [...http.trustedProxies] : false,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: 2 * requestTimeoutMs,
    genReqId: () => randomUUID(),
    // While closing, what has been accepted is served; `/health/ready` turns new requests away.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerFrameworkError,
    // Node swaps the two limits when the one for the headers is longer, and checks every half minute unless
    // told.
    http: {
      requireHostHeader: false,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: 1_000,
    },
    routerOptions: { maxParamLength },
  })
  app.server.on('checkExpectation', answerExpectation)
  await app.register(silentConnections)
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('actor')

  app.setErrorHandler((error, request, reply) => {
    if (cutOff(reply)) return
    const problem = toProblem(error)
    if (problem.code === 'internal') request.log.error({ err: error }, 'unexpected error')
    return sendProblem(request, reply, problem)
  })
  app.addHook('onRoute', route => {
    const isApi = route.url.startsWith(apiPrefix)
    if (isApi && !route.schema?.response) throw new Error(`${route.url} declares no answer`)
  })

  await app.register(security, { publicUrl: deps.publicUrl })
  await app.register(requestShape)
  await app.register(rateLimit, {
    global: false,
    max: http.requestsPerMinute,
    keyGenerator: request => networkOf(addressOf(request)),
    timeWindow: 60_000,
    // A flood must not make the platform take a healthy process away.
    allowList: request => request.routeOptions.url?.startsWith('/health/') ?? false,
  })
  // For the whole application and before anybody is asked who he is: also strangers and wrong addresses
  // count.
  app.addHook('onRequest', app.rateLimit())
  await app.register(cookie)
  await app.register(openapi)
  await app.register(async answers => {
    limitHandlers(answers, http.handlerTimeoutMs ?? 3 * requestTimeoutMs)
    for (const { endpoint, register } of endpointRoutes)
      register('file' in endpoint.success ? app : answers, deps)
    await answers.register(healthRoutes, { deps })
    await answers.register(referencePage)
    await answers.register(ownerPages, { deps })
    await answers.register(signOnRoutes, { deps })
  })
  await app.register(spa)
  return app
}
