import { randomUUID } from 'node:crypto'
import { getMailSettings } from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import { type Context, enqueueMail, MailError, type NewMail, sendMail } from '@collector/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAdministrator } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let ctx: Context

beforeAll(async () => {
  product = await startProduct({ works: false })
  ctx = { ...product.deps, actor: { kind: 'system' }, address: null }
})
afterAll(() => product.close())
beforeEach(async () => {
  const { behaviour } = product.mail
  Object.assign(behaviour, { unknownRecipients: [], isOverloaded: false, lastWord: async () => 'accept' })
})

const secretUrl = 'https://collector.example/connect/a-secret-that-nobody-may-read-in-the-dump'
const data = {
  app: 'visma' as const,
  venue: 'Salong Björk',
  url: secretUrl,
  validUntil: '2026-12-05T12:00:00.000Z',
  senderName: 'Anna Berg',
  senderEmail: 'anna@venue.example',
  greeting: 'Hej Eva!',
  daysBack: 30,
  retentionDays: 90,
}

async function enqueue(mail: Partial<NewMail<'consent_link'>> = {}): Promise<string> {
  const to = `eva-${randomUUID()}@salong.example`
  const id = await product.db.prisma.$transaction(tx =>
    enqueueMail(ctx, tx, { to, language: 'sv', kind: 'consent_link', data, ...mail }),
  )
  return id ?? ''
}
const stored = (id: string) => product.db.prisma.mail.findUniqueOrThrow({ where: { id } })
const received = (id: string) => product.mail.mails.filter(({ messageId }) => messageId.includes(id))
const send = (mailId: string) => sendMail({ ctx, input: { mailId } })
/** The lease of a worker that has died runs out. */
const endLease = (id: string) =>
  product.db.prisma.mail.update({ where: { id }, data: { leaseUntil: new Date(0) } })

test('a mail arrives in its language as text and HTML; what it was made of is sealed, then erased', async () => {
  const id = await enqueue()
  expect(await rawDump(product.db)).not.toContain('a-secret-that-nobody')
  const { recipient } = await stored(id)
  await send(id)
  expect(await stored(id)).toMatchObject({ status: 'sent', dataSealed: null, leaseUntil: null })
  expect(received(id)).toEqual([
    expect.objectContaining({
      messageId: `<${id}@localhost>`,
      from: '"Reco Collector" <no-reply@reco.example>',
      to: recipient,
      subject: 'Anslut Visma till Reco för Salong Björk',
      text: expect.stringContaining(secretUrl),
      html: expect.stringContaining('<html lang="sv">'),
    }),
  ])
  await send(id)
  expect(received(id)).toHaveLength(1)
  expect(product.logLines.join('\n')).not.toContain('a-secret-that-nobody')
})

test('the same thing is told to somebody once', async () => {
  const dedupeKey = randomUUID()
  expect(await enqueue({ dedupeKey })).not.toBe('')
  expect(await enqueue({ dedupeKey })).toBe('')
})

test('what is rolled back is not told to anybody', async () => {
  const before = await product.db.prisma.mail.count()
  const failing = product.db.prisma.$transaction(async tx => {
    await enqueueMail(ctx, tx, { to: 'eva@salong.example', language: 'sv', kind: 'consent_link', data })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await product.db.prisma.mail.count()).toBe(before)
})

test('two workers with the same mail send it once', async () => {
  const id = await enqueue()
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => send(id)))
  expect(received(id)).toHaveLength(1)
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  expect((await stored(id)).status).toBe('sent')
})

test('a server that is overloaded or away is tried again, and the mail then arrives', async () => {
  const id = await enqueue()
  product.mail.behaviour.isOverloaded = true
  await expect(send(id)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await stored(id)).toMatchObject({ status: 'queued', failure: 'unavailable', leaseUntil: null })
  product.mail.behaviour.isOverloaded = false
  await send(id)
  expect(await stored(id)).toMatchObject({ status: 'sent', failure: null, attempt: 2, doubts: 0 })
  expect(received(id)).toHaveLength(1)
})

test('an address that the server does not know is given up at once, and says so', async () => {
  const id = await enqueue()
  product.mail.behaviour.unknownRecipients = [(await stored(id)).recipient]
  await send(id)
  expect(await stored(id)).toMatchObject({ status: 'failed', failure: 'refused', dataSealed: null })
  expect(received(id)).toEqual([])
})

test('a worker that dies before the last word of the server costs one duplicate at most, under the same Message-ID', async () => {
  const id = await enqueue()
  product.mail.behaviour.lastWord = async () => 'hang up'
  await expect(send(id)).rejects.toMatchObject({ code: 'unknown' })
  await expect(send(id), 'another worker waits for the lease').rejects.toThrow(MailError)
  expect(received(id)).toHaveLength(1)
  await endLease(id)
  await expect(send(id)).rejects.toMatchObject({ code: 'unknown' })
  await endLease(id)
  await send(id)
  expect(await stored(id)).toMatchObject({ status: 'failed', failure: 'unknown', dataSealed: null })
  expect(new Set(received(id).map(({ messageId }) => messageId)).size).toBe(1)
  expect(received(id)).toHaveLength(2)
})

test('a mail that would come too late is not sent', async () => {
  const id = await enqueue({ notAfter: new Date(Date.now() - 1000) })
  await send(id)
  expect(await stored(id)).toMatchObject({ status: 'failed', failure: 'too_late' })
  expect(received(id)).toEqual([])
})

test('the screens are told whether mail is sent, and without a mail server none is written', async () => {
  const admin = await createAdministrator(product)
  expect(await admin.call(getMailSettings, {})).toEqual({
    delivery: 'simulated',
    from: 'Reco Collector <no-reply@reco.example>',
    inboxUrl: product.mail.inboxUrl,
  })
  await using bare = await startProduct({ works: false, environment: { SMTP_URL: '', MAIL_FROM: '' } })
  const other = await createAdministrator(bare)
  expect(await other.call(getMailSettings, {})).toEqual({ delivery: 'none', from: null, inboxUrl: null })
  const bareCtx: Context = { ...bare.deps, actor: { kind: 'system' }, address: null }
  const mail = { to: 'eva@salong.example', language: 'sv', kind: 'consent_link', data } as const
  expect(await bare.db.prisma.$transaction(tx => enqueueMail(bareCtx, tx, mail))).toBeUndefined()
  expect(await bare.db.prisma.mail.count()).toBe(0)
})

test('the worker of a running product sends what is queued, a burst together, and one that fails again by itself', async () => {
  await using working = await startProduct()
  const workingCtx: Context = { ...working.deps, actor: { kind: 'system' }, address: null }
  let answers = 0
  working.mail.behaviour.lastWord = async () => {
    answers += 1
    return answers === 3 ? 'try later' : 'accept'
  }
  const burst = Array.from({ length: 40 }, (_, i) => `eva-${i}@salong.example`)
  await working.db.prisma.$transaction(async tx => {
    for (const to of burst)
      await enqueueMail(workingCtx, tx, { to, language: 'en', kind: 'consent_link', data })
  })
  const recipients = () => working.mail.mails.map(({ to }) => to)
  await expect.poll(() => recipients().length, { timeout: 10_000 }).toBe(39)
  await expect.poll(() => recipients().toSorted(), { timeout: 60_000 }).toEqual(burst.toSorted())
  expect(answers).toBe(41)
  expect(working.mail.mails[0]?.subject).toBe('Connect Visma to Reco for Salong Björk')
})
