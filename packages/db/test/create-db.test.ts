import { describe, expect, test } from 'vitest'
import { createDb } from '../src/create-db.ts'
import { rawDump } from '../src/testing/index.ts'
import { closing, engines, temporaryDirectory } from './engines.ts'

const user = { name: 'Åsa "Öberg" 😀', passwordHash: 'hash' }

describe.each(engines)('on $name', ({ open }) => {
  test('values come back as they were stored', async () => {
    const { prisma } = await open()
    const integration = await prisma.integration.create({
      data: { app: 'visma', name: "O'Hara", venueId: 'v', daysBack: 7 },
    })
    const invoice = {
      integrationId: integration.id,
      externalId: 'e',
      number: '1',
      invoiceDate: new Date('2026-02-28'),
      emails: ['a@example.com', 'with "quotes", {braces}\\'],
      amount: '1234567890123456.78',
      currency: 'SEK',
      isCredit: false,
      paymentState: 'partly_paid' as const,
      modifiedAt: new Date('2026-07-01T12:34:56.789Z'),
      contentHash: Uint8Array.of(0, 127, 255),
    }
    await prisma.invoice.create({ data: invoice })
    const stored = await prisma.invoice.findFirstOrThrow()
    expect({ ...stored, amount: stored.amount.toFixed(2) }).toMatchObject(invoice)
  })

  test('a duplicate names the constraint, not the values', async () => {
    const { prisma } = await open()
    await prisma.user.create({ data: { ...user, email: 'a@example.com' } })
    const duplicate = prisma.user.create({
      data: { ...user, email: 'a@example.com', passwordHash: 'secret' },
    })
    const error = await duplicate.catch((reason: unknown) => reason as Error)
    expect(error).toMatchObject({
      code: 'P2002',
      meta: { driverAdapterError: { cause: { constraint: { index: 'users_email_key' } } } },
    })
    expect(JSON.stringify(error)).not.toContain('secret')
  })

  test('an undefined value is refused instead of ignored', async () => {
    const { prisma } = await open()
    await expect(prisma.user.deleteMany({ where: { email: undefined as never } })).rejects.toThrow(
      'undefined',
    )
  })

  test('a failing transaction leaves nothing, and neither do its neighbours mix', async () => {
    const { prisma } = await open()
    const attempts = Array.from({ length: 20 }, async (_, index) => {
      await prisma.$transaction(async tx => {
        await tx.user.create({ data: { ...user, email: `${index}@example.com` } })
        if (index % 2 === 1) throw new Error('stop')
      })
    })
    const results = await Promise.allSettled(attempts)
    expect(results.filter(result => result.status === 'rejected')).toHaveLength(10)
    expect(await prisma.user.count()).toBe(10)
  })

  test('a statement that fails inside a transaction does not poison the next user of the connection', async () => {
    const { prisma, queryable } = await open({ maxConnections: 1 })
    await expect(prisma.$transaction(async tx => await tx.$queryRaw`SELECT 1 / 0`)).rejects.toThrow(
      'division by zero',
    )
    await expect(queryable.query({ text: 'BEGIN; SELECT 1 / 0' })).rejects.toThrow('division by zero')
    expect(await prisma.user.count()).toBe(0)
  })

  test('a transaction that takes too long is ended and the database goes on', async () => {
    const { prisma } = await open({ transactionTimeoutMs: 200, maxConnections: 1 })
    const slow = prisma.$transaction(async tx => {
      await tx.user.create({ data: { ...user, email: 'slow@example.com' } })
      await new Promise(resolve => setTimeout(resolve, 400))
      await tx.user.count()
    })
    await expect(slow).rejects.toMatchObject({ code: 'P2028' })
    expect(await prisma.user.count()).toBe(0)
  })

  test('the outer client inside a transaction fails when there is one connection, it does not hang', async () => {
    const { prisma } = await open({ maxConnections: 1, acquireTimeoutMs: 200, transactionTimeoutMs: 2_000 })
    await expect(prisma.$transaction(async () => await prisma.user.count())).rejects.toThrow()
    expect(await prisma.user.count()).toBe(0)
  })

  test('ping answers, and rejects after close', async () => {
    const db = await open()
    await expect(db.ping()).resolves.toBeUndefined()
    await db.close()
    await expect(db.ping()).rejects.toThrow()
  })

  test('the raw dump shows what is stored, bytes included', async () => {
    const db = await open()
    await db.prisma.setupToken.create({
      data: { tokenHash: Buffer.from('bytes in the clear'), expiresAt: new Date() },
    })
    await db.prisma.event.create({
      data: { type: 'x', actorKind: 'system', data: { note: 'json in the clear' } },
    })
    expect(await rawDump(db)).toContain('bytes in the clear')
    expect(await rawDump(db)).toContain('json in the clear')
  })
})

describe('on disk', () => {
  test('the data is there after closing and opening again', async () => {
    const dataDir = await temporaryDirectory()
    const first = await createDb({ dataDir })
    await first.queryable.query({ text: 'CREATE TABLE kept AS SELECT 1 AS value' })
    await first.close()
    const second = closing(await createDb({ dataDir }))
    expect((await second.queryable.query({ text: 'SELECT value FROM kept' })).rows).toEqual([{ value: 1 }])
  })

  test('a second opener is refused with the owner named, and welcome after the first has closed', async () => {
    const dataDir = await temporaryDirectory()
    const first = await createDb({ dataDir })
    await expect(createDb({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`)
    await first.close()
    closing(await createDb({ dataDir }))
  })
})
