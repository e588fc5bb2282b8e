import type { AttentionReason } from '@collector/contracts'
import {
  createConsentLink,
  createIntegration,
  deleteIntegration,
  followIntegration,
  getIntegration,
  listFollowers,
  requestSync,
  sendConsentLink,
  unfollowIntegration,
} from '@collector/contracts'
import { announceIncidents, type Context, sendMail } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createAdministrator,
  createColleague,
  createVismaIntegration,
  giveConsent,
  type Person,
  untilIntegration,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
let ctx: Context

beforeAll(async () => {
  // Without a worker, which would announce on its own every minute.
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  ctx = { ...product.deps, actor: { kind: 'system' }, address: null }
})
afterAll(() => product.close())

const announce = () => announceIncidents({ ctx })
const mailsOf = (integrationId: string) =>
  product.db.prisma.mail.findMany({ where: { integrationId }, orderBy: { createdAt: 'asc' } })
const kindsOf = async (id: string) => (await mailsOf(id)).map(({ kind }) => kind)

/** As fetching leaves an integration that needs somebody, or works again. */
const change = (id: string, attentionReason: AttentionReason | null) =>
  product.db.prisma.integration.update({
    where: { id },
    data: { attentionReason, status: attentionReason ? 'attention' : 'connected' },
  })

async function connected(): Promise<string> {
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration)
  return integration.id
}

test('whoever creates an integration follows it, in the language of the browser, and may stop', async () => {
  const visma = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
  const headers = { 'accept-language': 'sv-SE,sv;q=0.9' }
  const seen = await admin.raw('POST', '/integrations', { json: visma, headers })
  const { id } = createIntegration.success.body.parse(JSON.parse(seen.text))
  const followers = await admin.call(listFollowers, { params: { id } })
  expect(followers).toEqual({ items: [{ id: expect.any(String), name: 'Anna Berg' }], isFollowing: true })
  expect(await product.db.prisma.follower.findMany({ where: { integrationId: id } })).toEqual([
    expect.objectContaining({ language: 'sv' }),
  ])
  const colleague = await createColleague(product, 'viewer')
  const both = await colleague.call(followIntegration, { params: { id }, body: { language: 'en' } })
  expect(both.items.map(({ name }) => name)).toEqual(['Anna Berg', 'Kim viewer'])
  expect(await admin.call(unfollowIntegration, { params: { id } })).toMatchObject({ isFollowing: false })
  expect(await admin.call(unfollowIntegration, { params: { id } })).toMatchObject({ isFollowing: false })
})

test('a lapse reaches followers and owner once, the owner with a link that works, and its end the followers', async () => {
  await using working = await startProduct()
  const { prisma } = working.db
  const person = await createAdministrator(working)
  const integration = await createVismaIntegration(person)
  const { id } = integration
  const announceThere = () =>
    announceIncidents({ ctx: { ...working.deps, actor: { kind: 'system' }, address: null } })
  const kinds = async () =>
    (await prisma.mail.findMany({ orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind).sort()
  const letter = { to: 'eva.lapse@salong.example', language: 'sv', greeting: 'Hej!' } as const
  await person.call(sendConsentLink, { params: { id }, body: letter })
  await giveConsent(working, integration)
  await untilIntegration(person, id, ({ lastSync }) => lastSync?.status === 'succeeded')
  await working.visma.revokeGrant({})
  working.clock.advance(2 * 60 * 60_000)
  await person.call(requestSync, { params: { id }, body: {} })
  await untilIntegration(person, id, ({ attentionReason }) => attentionReason === 'reauthorization_required')
  await announceThere()
  await announceThere()
  expect(await kinds()).toEqual(['attention', 'consent_link', 'renew_consent'])

  const renewed = await person.call(getIntegration, { params: { id } })
  const toOwner = () =>
    working.mail.mails.find(({ to, subject }) => to === letter.to && subject.includes('igen'))
  await expect.poll(toOwner, { timeout: 10_000 }).toBeDefined()
  expect(toOwner()?.text).toContain(renewed.consentLink?.url)
  const toFollower = () =>
    working.mail.mails.find(({ to, text }) => to === 'anna@venue.example' && text.includes('igen'))
  await expect.poll(toFollower, { timeout: 10_000 }).toBeDefined()
  expect(toFollower()?.text).toContain('har fått en länk till det i ett mejl')
  await giveConsent(working, renewed)
  await announceThere()
  await announceThere()
  expect(await kinds()).toEqual(['attention', 'consent_link', 'recovered', 'renew_consent'])
})

test('where nobody knows the owner’s address, followers read that it is for them to send a link', async () => {
  const id = await connected()
  await change(id, 'reauthorization_required')
  await announce()
  const [mail] = await mailsOf(id)
  await sendMail({ ctx, input: { mailId: mail?.id ?? '' } })
  expect(product.mail.mails.at(-1)?.text).toContain('skapa en ny länk och skicka den')
})

test('RE-31 one that cannot be told of keeps nobody from being told of the others', async () => {
  const ids = [await connected(), await connected()].sort()
  const [broken = '', whole = ''] = ids
  for (const id of ids) {
    const data = { ownerEmail: 'eva@salong.example' }
    await product.db.prisma.integration.update({ where: { id }, data })
    await admin.call(createConsentLink, { params: { id }, body: {} })
    await change(id, 'reauthorization_required')
  }
  await product.db.prisma.consentLink.updateMany({
    where: { integrationId: broken, tokenSealed: { not: null } },
    data: { tokenSealed: Buffer.from('damaged') },
  })
  await announce()
  expect(await kindsOf(whole)).toEqual(['renew_consent', 'attention'])
  expect(await kindsOf(broken)).toEqual([])
  await change(broken, null)
})

test('several workers at once write each mail once', async () => {
  const id = await connected()
  const colleague = await createColleague(product, 'administrator')
  await colleague.call(followIntegration, { params: { id }, body: { language: 'sv' } })
  await change(id, 'sync_failing')
  await Promise.all(Array.from({ length: 6 }, announce))
  expect(await kindsOf(id)).toEqual(['attention', 'attention'])
  await change(id, null)
  await Promise.all(Array.from({ length: 6 }, announce))
  expect(await kindsOf(id)).toEqual(['attention', 'attention', 'recovered', 'recovered'])
  const recipients = (await mailsOf(id)).map(({ kind, recipient }) => `${kind} ${recipient}`)
  expect(new Set(recipients).size).toBe(4)
})

test('a worker that dies half-way has told nobody, and the next one tells everybody once', async () => {
  const id = await connected()
  const colleague = await createColleague(product, 'administrator')
  await colleague.call(followIntegration, { params: { id }, body: { language: 'sv' } })
  await change(id, 'licence_missing')
  let mails = 0
  const dying: Context = {
    ...ctx,
    jobs: {
      ...ctx.jobs,
      enqueueMail: async (tx, job) => {
        mails += 1
        if (mails === 2) throw new Error('killed')
        await ctx.jobs.enqueueMail(tx, job)
      },
    },
  }
  await announceIncidents({ ctx: dying })
  expect(await kindsOf(id)).toEqual([])
  await announce()
  expect(await kindsOf(id)).toEqual(['attention', 'attention'])
  for (const { id: mailId } of await mailsOf(id)) await sendMail({ ctx, input: { mailId } }).catch(() => {})
  const sent = async () => (await mailsOf(id)).map(({ status }) => status)
  await expect.poll(sent, { timeout: 10_000 }).toEqual(['sent', 'sent'])
  const ids = (await mailsOf(id)).map(mail => mail.id)
  const received = product.mail.mails.filter(({ messageId }) => ids.some(each => messageId.includes(each)))
  expect(received).toHaveLength(2)
})

test('another reason is told once more, the same one after the end anew, and a pause not at all', async () => {
  const id = await connected()
  await change(id, 'sync_failing')
  await announce()
  await change(id, 'licence_missing')
  await announce()
  expect(await kindsOf(id)).toEqual(['attention', 'attention'])
  await change(id, null)
  await announce()
  expect(await kindsOf(id)).toEqual(['attention', 'attention', 'recovered'])
  await change(id, 'licence_missing')
  await product.db.prisma.integration.update({ where: { id }, data: { status: 'paused' } })
  await announce()
  expect(await kindsOf(id)).toHaveLength(3)
  await product.db.prisma.integration.update({ where: { id }, data: { status: 'attention' } })
  await announce()
  expect(await kindsOf(id)).toEqual(['attention', 'attention', 'recovered', 'attention'])
})

test('who was not told of the trouble is not told of its end, nor is anybody of a deleted integration', async () => {
  const id = await connected()
  await change(id, 'sync_failing')
  await announce()
  const colleague = await createColleague(product, 'viewer')
  await colleague.call(followIntegration, { params: { id }, body: { language: 'sv' } })
  await change(id, null)
  await announce()
  expect((await mailsOf(id)).map(({ recipient }) => recipient)).toEqual([
    'anna@venue.example',
    'anna@venue.example',
  ])
  const gone = await connected()
  await change(gone, 'sync_failing')
  await announce()
  await admin.call(deleteIntegration, { params: { id: gone } })
  await announce()
  expect(await kindsOf(gone)).toEqual([])
  expect(await product.db.prisma.integration.findUnique({ where: { id: gone } })).toMatchObject({
    incidentId: null,
  })
})

test('a person who is shut out is not written to', async () => {
  const id = await connected()
  const colleague = await createColleague(product, 'administrator')
  await colleague.call(followIntegration, { params: { id }, body: { language: 'sv' } })
  await product.db.prisma.user.updateMany({
    where: { name: 'Kim administrator' },
    data: { disabledAt: new Date() },
  })
  await change(id, 'customer_action_required')
  await announce()
  expect((await mailsOf(id)).map(({ recipient }) => recipient)).toEqual(['anna@venue.example'])
})
