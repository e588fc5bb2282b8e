import { logIn } from '@collector/contracts'
import { expect, test } from 'vitest'
import { createAdministrator, createVisitor, password } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

const email = 'anna@venue.example'

/** Hundred ways to lie about where one comes from. */
const lies = Array.from({ length: 100 }, (_, i): Record<string, string> => {
  const address = `198.51.100.${i}`
  const kinds: Record<string, string>[] = [
    { 'x-forwarded-for': address },
    { 'x-forwarded-for': `${address}, 203.0.113.${i}` },
    { 'x-forwarded-for': `127.0.0.1, ${address}` },
    { forwarded: `for=${address}` },
    { 'x-real-ip': address, 'true-client-ip': address, 'cf-connecting-ip': address },
  ]
  return kinds[i % kinds.length] ?? {}
})

const addressesOf = (product: Product) =>
  product.logLines.flatMap(line => /"route":"\/api\/v1\/session","address":"([^"]+)"/.exec(line)?.[1] ?? [])

async function guess(product: Product, headers: Record<string, string>) {
  const json = { email: 'nobody@venue.example', password }
  return (await createVisitor(product).raw('POST', '/session', { json, headers })).status
}

test('SE-14 without a listed proxy no header moves the address: limits, sessions and log show the true one', async () => {
  await using product = await startProduct({ works: false })
  await createAdministrator(product)
  const statuses: number[] = []
  for (const headers of lies) statuses.push(await guess(product, headers))
  expect(statuses.filter(status => status === 401)).toHaveLength(10)
  expect(statuses.filter(status => status === 429)).toHaveLength(90)
  expect(new Set(addressesOf(product))).toEqual(new Set(['127.0.0.1']))
  const visitor = createVisitor(product)
  await visitor.raw('POST', '/session', {
    json: { email, password },
    headers: { 'x-forwarded-for': '198.51.100.1' },
  })
  const addresses = await product.db.prisma.session.findMany({ select: { address: true } })
  expect(new Set(addresses.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']))
  const events = await product.db.prisma.event.findMany({ where: { type: 'session.refused' } })
  expect(new Set(events.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']))
})

test('SE-14 behind a listed proxy the address is what that proxy adds, whatever the client wrote before it', async () => {
  await using product = await startProduct({ works: false, environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  await createAdministrator(product)
  const theTrueOne = '203.0.113.77'
  const statuses: number[] = []
  for (const headers of lies) {
    const claimed = headers['x-forwarded-for']
    const added = claimed ? `${claimed}, ${theTrueOne}` : theTrueOne
    statuses.push(await guess(product, { ...headers, 'x-forwarded-for': added }))
  }
  expect(statuses.filter(status => status === 429)).toHaveLength(90)
  expect(new Set(addressesOf(product).slice(1))).toEqual(new Set([theTrueOne]))
  const visitor = createVisitor(product)
  await visitor.raw('POST', '/session', {
    json: { email, password },
    headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.78' },
  })
  const latest = await product.db.prisma.session.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(latest.address).toBe('203.0.113.78')
  await expect(visitor.call(logIn, { body: { email, password } })).resolves.toBeDefined()
})

test('SE-14 a proxy that writes the port behind the address, or no address at all, gives nobody further tries', async () => {
  await using product = await startProduct({ works: false, environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  await createAdministrator(product)
  const guessFrom = (address: string) => guess(product, { 'x-forwarded-for': address })
  for (const of of [
    (i: number) => `203.0.113.50:${20_000 + i}`,
    (i: number) => `[2001:db8::${i}]:${20_000 + i}`,
    (i: number) => `unknown-${i}`,
  ]) {
    await product.db.prisma.rateLimit.deleteMany()
    const statuses: number[] = []
    for (let i = 0; i < 15; i += 1) statuses.push(await guessFrom(of(i)))
    expect(statuses.filter(status => status === 401)).toHaveLength(10)
  }
  expect(addressesOf(product)).toContain('203.0.113.50')
  expect(addressesOf(product).at(-1)).toBe('127.0.0.1')
})
