import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createDb } from '../src/create-db.ts'
import { migrate } from '../src/migrate.ts'
import { forgetEvents } from '../src/testing/forget-events.ts'
import { closing, temporaryDirectory } from './engines.ts'

const writer = fileURLToPath(new URL('writer.ts', import.meta.url))

/** Runs the writer until it has reported `count` commits, then kills it as the kernel would. */
async function writeAndKill(dataDir: string, count: number): Promise<number> {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let committed = 0
  for await (const line of createInterface(child.stdout)) {
    committed = Number(line)
    if (committed === count) child.kill('SIGKILL')
  }
  await exited
  return committed
}

test('whatever was committed survives kill -9, nothing is half there, and the stale lock is taken over', async () => {
  const rounds = process.env['DEEP_TESTS'] ? 20 : 2
  const dataDir = await temporaryDirectory()
  const first = await createDb({ dataDir })
  await migrate(first)
  await first.close()
  for (let round = 1; round <= rounds; round++) {
    const committed = await writeAndKill(dataDir, 40 * round)
    const db = await createDb({ dataDir })
    const types = (await db.prisma.event.findMany({ select: { type: true } })).map(event => event.type)
    const firsts = types.filter(type => type.startsWith('first'))
    expect(firsts.length).toBeGreaterThanOrEqual(committed)
    expect(types).toHaveLength(2 * firsts.length)
    expect(await forgetEvents(db)).toBe(types.length)
    await db.close()
  }
}, 180_000)

test('a start that is killed while it makes the database does not stop the next one', async () => {
  const dataDir = await temporaryDirectory()
  const child = spawn(process.execPath, [writer, dataDir], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  setTimeout(() => child.kill('SIGKILL'), 250)
  await exited
  const db = closing(await createDb({ dataDir }))
  await migrate(db)
  expect(await db.prisma.event.count()).toBe(0)
})

test('a lock of another host counts while it is refreshed', async () => {
  const dataDir = await temporaryDirectory()
  const lock = path.join(dataDir, 'lock')
  await writeFile(lock, JSON.stringify({ pid: 1, host: `not-${hostname()}`, processStart: null }))
  await expect(createDb({ dataDir })).rejects.toThrow('is in use')
  expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: 1 })
})

test('a reused process id does not keep a stale lock alive', async () => {
  const dataDir = await temporaryDirectory()
  const stale = { pid: process.pid, host: hostname(), processStart: 'an earlier boot' }
  await writeFile(path.join(dataDir, 'lock'), JSON.stringify(stale))
  closing(await createDb({ dataDir }))
})
