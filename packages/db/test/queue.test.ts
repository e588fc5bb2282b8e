import { fromPrisma, PgBoss } from 'pg-boss'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Db } from '../src/create-db.ts'
import { tries, triesTimeoutMs } from '../src/testing/tries.ts'
import { engines } from './engines.ts'

async function startQueue(db: Db, options: { useListenNotify?: boolean } = {}): Promise<PgBoss> {
  const boss = new PgBoss({ ...db.queue, ...options })
  const errors: unknown[] = []
  boss.on('error', error => errors.push(error))
  await boss.start()
  onTestFinished(async () => {
    await boss.stop({ graceful: false })
    expect(errors).toEqual([])
  })
  await boss.createQueue('greet')
  return boss
}

type Transaction = Parameters<Parameters<Db['prisma']['$transaction']>[0]>[0]

describe.each(engines)('pg-boss on $name', ({ name: engine, open }) => {
  test('starts, runs a job and hands over its data', async () => {
    const boss = await startQueue(await open())
    const done = Promise.withResolvers<unknown>()
    await boss.work('greet', { pollingIntervalSeconds: 0.5 }, async ([job]) => done.resolve(job?.data))
    await boss.send('greet', { name: 'Åsa' })
    expect(await done.promise).toEqual({ name: 'Åsa' })
  })

  test('a job wakes a worker that would ask by itself in a minute, as soon as its transaction is there', async () => {
    const db = await open()
    const boss = await startQueue(db, { useListenNotify: true })
    await boss.updateQueue('greet', { notify: true })
    const seen: unknown[] = []
    const seldom = { pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60 }
    await boss.work<{ name: string }>('greet', seldom, async ([job]) => void seen.push(job?.data.name))
    for (const name of ['one', 'two']) {
      await db.prisma.$transaction(async tx => {
        await boss.send('greet', { name }, { db: fromPrisma(tx) })
        expect(seen).not.toContain(name)
      })
      await vi.waitFor(() => expect(seen).toContain(name), { timeout: 10_000 })
    }
  })

  test('a job sent inside a transaction exists after commit and not after rollback', async () => {
    const db = await open()
    const boss = await startQueue(db)
    const send = async (name: string, outcome: 'commit' | 'rollback') => {
      await db.prisma.$transaction(async tx => {
        await tx.event.create({ data: { type: name, actorKind: 'system' } })
        await boss.send('greet', { name }, { db: fromPrisma(tx) })
        if (outcome === 'rollback') throw new Error('stop')
      })
    }
    await send('kept', 'commit')
    await expect(send('lost', 'rollback')).rejects.toThrow('stop')
    const jobs = await boss.fetch<{ name: string }>('greet', { batchSize: 10 })
    expect(jobs.map(job => job.data.name)).toEqual(['kept'])
    expect((await db.prisma.event.findMany()).map(event => event.type)).toEqual(['kept'])
  })

  test(
    'RE-06 a job and its row are both there or both not, whatever ends the transaction',
    async () => {
      const db = await open()
      const boss = await startQueue(db)
      const ends = [
        async () => {},
        async () => {
          throw new Error('stop')
        },
        // As when the process is killed: only a server can lose a client.
        async (tx: Transaction) => {
          if (engine === 'postgres') await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`
        },
      ]
      for (let round = 0; round < tries(60, 500); round += 1) {
        const name = `round ${round}`
        const end = ends[round % ends.length]
        await db.prisma
          .$transaction(async tx => {
            if (round % 2) await tx.event.create({ data: { type: name, actorKind: 'system' } })
            await boss.send('greet', { name }, { db: fromPrisma(tx) })
            if (round % 2 === 0) await tx.event.create({ data: { type: name, actorKind: 'system' } })
            await end?.(tx)
          })
          .catch(() => {})
      }
      const jobs = await boss.fetch<{ name: string }>('greet', { batchSize: 500 })
      const events = await db.prisma.event.findMany()
      expect(jobs.map(job => job.data.name).sort()).toEqual(events.map(({ type }) => type).sort())
      expect(events.length).toBeGreaterThanOrEqual(tries(20, 166))
    },
    triesTimeoutMs,
  )

  test('queue and application share the database under load', async () => {
    const db = await open()
    const boss = await startQueue(db)
    await boss.work('greet', { pollingIntervalSeconds: 0.5, batchSize: 5 }, async () => {})
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await boss.send('greet', { index })
        await db.prisma.$transaction(async tx => {
          await tx.event.create({ data: { type: `${index}`, actorKind: 'system' } })
          await tx.event.count()
        })
      }),
    )
    expect(await db.prisma.event.count()).toBe(40)
  })
})
