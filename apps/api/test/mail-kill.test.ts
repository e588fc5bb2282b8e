import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createDb, type Db } from '@collector/db'
import { programEnvironment } from '@collector/db/testing'
import { type Context, enqueueMail } from '@collector/domain'
import { createMailSimulator } from '@collector/simulators'
import { expect, onTestFinished, test } from 'vitest'
import { compose } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/http/logger.ts'

const command = fileURLToPath(new URL('../src/worker.ts', import.meta.url))

/** A worker process of its own on the embedded database. */
function startWorker(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [command], { env: { ...programEnvironment, ...environment } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.on('close', resolve))
  child.kill('SIGKILL')
  await gone
}

test('a worker that is killed -9 in the middle of a mail costs one copy at most, known by its Message-ID', async () => {
  const dataDir = await mkdtemp(`${tmpdir()}/collector-mail-`)
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const mail = await createMailSimulator()
  onTestFinished(mail.close)
  const environment = {
    DATA_DIR: dataDir,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'no-reply@reco.example',
    LOG_LEVEL: 'silent',
  }
  const on = async <T>(use: (db: Db) => Promise<T>) => {
    const db = await createDb({ dataDir: `${dataDir}/database` })
    return await use(db).finally(db.close)
  }
  const { deps, close } = await compose(readConfig(environment), {
    log: createLogger('silent'),
    worker: false,
  })
  const ctx: Context = { ...deps, actor: { kind: 'system' }, address: null }
  const data = { app: 'visma', name: 'Salong', url: 'https://collector.example/' } as const
  const to = 'anna@venue.example'
  await deps.db.prisma.$transaction(tx =>
    enqueueMail(ctx, tx, { to, language: 'sv', kind: 'recovered', data }),
  )
  await close()

  let says = () => {}
  const asked = new Promise<void>(resolve => {
    says = resolve
  })
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  mail.behaviour.lastWord = async () => {
    says()
    await released
    return 'accept'
  }
  const first = startWorker(environment)
  await asked
  await kill(first)
  release()
  mail.behaviour.lastWord = async () => 'accept'
  await on(async ({ prisma }) => {
    expect(await prisma.mail.findMany()).toEqual([expect.objectContaining({ status: 'queued', attempt: 1 })])
    // A minute later: the lease of the dead worker has run out, and the queue gives its job to another.
    await prisma.mail.updateMany({ data: { leaseUntil: new Date(0) } })
    await prisma.$executeRaw`
      UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE name = 'send-mail' AND state = 'active'`
  })

  const second = startWorker(environment)
  await expect.poll(() => mail.mails.length, { timeout: 60_000 }).toBe(2)
  expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1)
  await new Promise(resolve => setTimeout(resolve, 2_000))
  await kill(second)
  await on(async ({ prisma }) => {
    expect(await prisma.mail.findMany()).toEqual([
      expect.objectContaining({ status: 'sent', attempt: 2, doubts: 1, dataSealed: null }),
    ])
  })
  expect(mail.mails).toHaveLength(2)
}, 120_000)
