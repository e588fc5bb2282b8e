import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { exportIntegrations } from '@collector/contracts'
import { freePort } from '@collector/db/testing'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/build-app.ts'
import { createLogger } from '../src/http/logger.ts'
import { createAdministrator, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

const handlerTimeoutMs = 1_000
/** More than the buffers between two sockets hold. */
const integrations = 8_000

let product: Product
let admin: Person
let app: FastifyInstance
let port: number

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  const name = `Salong ${'Å'.repeat(400)}`
  await product.db.prisma.integration.createMany({
    data: Array.from({ length: integrations }, () => ({
      app: 'visma',
      name,
      venueId: 'salong',
      daysBack: 30,
    })),
  })
  app = await buildApp(product.deps, {
    ...product.config,
    logger: createLogger('silent'),
    handlerTimeoutMs,
  })
  app.get('/endless', { handlerTimeout: handlerTimeoutMs }, async (_request, reply) => {
    reply.raw.writeHead(200)
    reply.raw.write('begun')
    await sleep(60_000, undefined, { ref: false })
  })
  port = await freePort()
  await app.listen({ port, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await product.close()
})

/** Asks, and reads nothing of the answer until the time of a handler is long over. */
async function readSlowly(path: string): Promise<IncomingMessage> {
  const cookies = [...admin.browser.cookiesOf(product.origin)].map(pair => pair.join('='))
  const asked = get({ port, path, headers: { cookie: cookies.join('; ') } })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  // A connection that is cut off is for the test to see.
  answer.on('error', () => {})
  await sleep(2 * handlerTimeoutMs)
  return answer
}

test('RE-21 a file is sent to the end however slowly somebody reads', async () => {
  const answer = await readSlowly(`/api/v1${exportIntegrations.path}`)
  expect(answer.statusCode).toBe(200)
  let text = ''
  for await (const part of answer.setEncoding('utf8')) text += part
  expect(text.trim().split('\n')).toHaveLength(integrations + 1)
})

test('RE-21 an answer that has begun and does not end in time is cut off, and nothing else is', async () => {
  const answer = await readSlowly('/endless')
  await expect.poll(() => answer.destroyed).toBe(true)
  expect(answer.complete).toBe(false)
  expect((await app.inject({ path: '/health/live', headers: { host: 'localhost' } })).statusCode).toBe(200)
})

test('connections on which a browser has said nothing do not hold up the end of the process, however late', async () => {
  const closing = await buildApp(product.deps, { ...product.config, logger: createLogger('silent') })
  const closingPort = await freePort()
  const silent: Socket[] = []
  const open = async () => {
    silent.push(connect(closingPort, '127.0.0.1'))
    await once(closing.server, 'connection')
  }
  closing.addHook('preClose', open)
  await closing.listen({ port: closingPort, host: '127.0.0.1' })
  await open()
  const closedAt = performance.now()
  await closing.close()
  expect(performance.now() - closedAt).toBeLessThan(5_000)
  expect(silent).toHaveLength(2)
  for (const socket of silent) socket.destroy()
})
