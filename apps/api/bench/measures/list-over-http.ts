import { randomBytes } from 'node:crypto'
import { IntegrationPage, logIn } from '@collector/contracts'
import { createVisitor } from '../../test/harness/people.ts'
import { describeServer } from '../harness/describe-server.ts'
import { read, requestsPerSecond } from '../harness/load.ts'
import { median, rounded } from '../harness/median.ts'
import { openBench } from '../harness/open-bench.ts'
import { seedIntegrations } from '../harness/seed-integrations.ts'
import { startServer } from '../harness/start-server.ts'
import type { Measure } from '../measure.ts'

const rows = 50
const integrations = 1_000
const rounds = 15
const warmUpMs = 3_000

const productProgram = new URL('../../src/server.ts', import.meta.url)
const bareProgram = new URL('../harness/bare-server.ts', import.meta.url)

/** Both are processes of their own, one after the other under the same load. */
export const listOverHttp: Measure = {
  measure:
    'a list page of 50 for somebody who is logged in: requests a second / those of bare Fastify and pg that read the same rows',
  limit: 0.5,
  direction: 'at least',
  async take({ isSmall }) {
    const forMs = isSmall ? 500 : 2_000
    await using bench = await openBench()
    await seedIntegrations(bench.db, integrations)
    await using bare = await startServer(bareProgram, bench.environment)
    const administrator = { email: 'anna@venue.example', password: randomBytes(16).toString('hex') }
    await using product = await startServer(productProgram, {
      ...bench.environment,
      REQUESTS_PER_MINUTE: '1000000',
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
    })
    const visitor = createVisitor(product)
    await visitor.call(logIn, { body: administrator })
    const cookies = visitor.browser.cookiesOf(product.origin)
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const ofProduct = { url: `${product.origin}/api/v1/integrations?limit=${rows}`, headers }
    const ofBare = { url: `${bare.origin}/integrations`, headers: {} }
    const { items } = IntegrationPage.parse(JSON.parse(String(await read(ofProduct.url, { headers }))))
    const bareItems = JSON.parse(String(await read(ofBare.url))).items as { id: string }[]
    if (items.length !== rows || items.some(({ id }, i) => id !== bareItems[i]?.id))
      throw new Error('the two read different rows')
    for (const { url, headers } of [ofBare, ofProduct])
      await requestsPerSecond(url, { headers, forMs: warmUpMs })
    const taken: { product: number; bare: number }[] = []
    for (let round = 0; round < (isSmall ? 1 : rounds); round += 1) {
      taken.push({
        bare: await requestsPerSecond(ofBare.url, { headers: ofBare.headers, forMs }),
        product: await requestsPerSecond(ofProduct.url, { headers: ofProduct.headers, forMs }),
      })
    }
    return {
      ratio: rounded(median(taken.map(({ product, bare }) => product / bare))),
      figures: {
        rows,
        server: await describeServer(bench.db),
        requestsPerSecond: taken.map(({ product }) => Math.round(product)),
        bareRequestsPerSecond: taken.map(({ bare }) => Math.round(bare)),
      },
    }
  },
}
