import {
  createConsentLink,
  deleteIntegration,
  getIntegration,
  listConsentLinks,
  listEvents,
  revokeConsentLink,
  sendConsentLink,
  updateIntegration,
} from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import { type Context, sendMail } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkOf, startAttempt } from './harness/consents.ts'
import {
  createAdministrator,
  createColleague,
  createFortnoxIntegration,
  createVismaIntegration,
  giveConsent,
  type Person,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

let counter = 0
/** Limits count per address: each test writes to somebody of its own. */
const letter = (greeting = 'Hej Eva!') => {
  counter += 1
  return { to: `eva-${counter}@salong.example`, language: 'sv' as const, greeting }
}
const share = (id: string, body = letter()) => admin.call(sendConsentLink, { params: { id }, body })
const links = async (id: string) => (await admin.call(listConsentLinks, { params: { id } })).items
const deliver = (mailId: string) => {
  const ctx: Context = { ...product.deps, actor: { kind: 'system' }, address: null }
  return sendMail({ ctx, input: { mailId } })
}
const arrived = (to: string) => product.mail.mails.filter(mail => mail.to === to)

test('the owner gets the very link, with who asks, for what, for how long and how to withdraw', async () => {
  const integration = await createVismaIntegration(admin, { daysBack: 30 })
  const body = letter('Hej Eva!\nVi hördes i telefon.')
  const { id: mailId, ...delivery } = await share(integration.id, body)
  expect(delivery).toMatchObject({ to: body.to, language: 'sv', status: 'queued', failure: null })
  await deliver(mailId)
  const [mail] = arrived(body.to)
  for (const words of [
    linkOf(integration),
    'Hej Eva!\nVi hördes i telefon.',
    'Anna Berg på Reco',
    'Spiris Bokföring & Fakturering, tidigare Visma eEkonomi',
    'behörighet till försäljning',
    'nummer, datum, kund, kontaktuppgifter och belopp',
    'Tills fakturan är 120 dagar gammal',
    'koppla från',
  ]) {
    expect(mail?.text).toContain(words)
  }
  expect(mail?.text).not.toContain('läsa och ändra')
  expect(mail?.html).toContain('Vi hördes i telefon.')
  const [link] = await links(integration.id)
  expect(link?.mails).toEqual([
    expect.objectContaining({ to: body.to, status: 'sent', endedAt: expect.any(String) }),
  ])
})

test('an owner at Fortnox is told why Fortnox speaks of changing', async () => {
  const { id } = await createFortnoxIntegration(admin)
  const body = letter()
  await deliver((await share(id, body)).id)
  expect(arrived(body.to)[0]?.text).toContain(
    'Inget ändras i Fortnox. Fortnox skriver ”läsa och ändra”, eftersom det inte finns någon behörighet för att bara läsa. Reco läser bara.',
  )
})

test('the timeline tells that the link was sent, without address or link', async () => {
  const integration = await createVismaIntegration(admin)
  const { to } = await share(integration.id)
  const { items } = await admin.call(listEvents, { params: { id: integration.id } })
  const mailed = items.find(({ type }) => type === 'consent_link.mailed')
  expect(mailed).toMatchObject({ actor: { kind: 'user', name: 'Anna Berg' }, data: { language: 'sv' } })
  expect(JSON.stringify(items)).not.toContain(to)
  expect(await rawDump(product.db)).not.toContain(linkOf(integration).split('/').at(-1))
})

test('every link ever made says what became of it, who made it and when', async () => {
  const { id } = await createVismaIntegration(admin)
  const colleague = await createColleague(product, 'onboarding')
  await colleague.call(createConsentLink, { params: { id }, body: { validDays: 30 } })
  await admin.call(createConsentLink, { params: { id }, body: { validDays: 1 } })
  const expired = { expiresAt: new Date(Date.now() - 1000) }
  await product.db.prisma.consentLink.updateMany({
    where: { integrationId: id, revokedAt: null },
    data: expired,
  })
  await admin.call(createConsentLink, { params: { id }, body: {} })
  const integration = await admin.call(getIntegration, { params: { id } })
  await giveConsent(product, integration)
  await admin.call(createConsentLink, { params: { id }, body: {} })
  const active = await admin.call(getIntegration, { params: { id } })
  await startAttempt(active)

  const all = await links(id)
  expect(all.map(({ state, createdBy }) => [state, createdBy])).toEqual([
    ['active', 'Anna Berg'],
    ['used', 'Anna Berg'],
    ['expired', 'Anna Berg'],
    ['revoked', 'Kim onboarding'],
    ['revoked', 'Anna Berg'],
  ])
  expect(all.map(({ url }) => url !== null)).toEqual([true, false, false, false, false])
  expect(all[0]).toMatchObject({ openedAt: expect.any(String), usedAt: null })
  expect(all[1]).toMatchObject({ openedAt: expect.any(String), usedAt: expect.any(String) })
  const first = await admin.call(listConsentLinks, { params: { id }, query: { limit: '2' } })
  const query = { limit: '10', cursor: first.nextCursor ?? '' }
  const rest = await admin.call(listConsentLinks, { params: { id }, query })
  expect([...first.items, ...rest.items]).toEqual(all)
})

test('a link that is revoked before its mail goes takes the mail along', async () => {
  const { id } = await createVismaIntegration(admin)
  const { id: mailId, to } = await share(id)
  await admin.call(revokeConsentLink, { params: { id } })
  await deliver(mailId)
  expect(arrived(to)).toEqual([])
  const [link] = await links(id)
  expect(link?.mails).toEqual([expect.objectContaining({ status: 'failed', failure: 'too_late' })])
})

test('an address that does not exist is told beside the link', async () => {
  const { id } = await createVismaIntegration(admin)
  const body = letter()
  product.mail.behaviour.unknownRecipients.push(body.to)
  const { id: mailId } = await share(id, body)
  await deliver(mailId)
  const [link] = await links(id)
  expect(link?.mails).toEqual([expect.objectContaining({ status: 'failed', failure: 'refused' })])
})

test('an integration and an address each get six of these mails an hour, whoever sends them', async () => {
  const { id } = await createVismaIntegration(admin)
  for (let i = 0; i < 6; i += 1) await share(id)
  await expect(share(id)).rejects.toMatchObject({ code: 'rate_limited' })
  const same = letter()
  for (let i = 0; i < 6; i += 1) await share((await createVismaIntegration(admin)).id, same)
  const another = await createVismaIntegration(admin)
  await expect(share(another.id, same)).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await product.db.prisma.mail.count({ where: { recipient: same.to } })).toBe(6)
})

test('with an integration whom its link was sent to is erased as well', async () => {
  const { id } = await createVismaIntegration(admin)
  const { to } = await share(id)
  await admin.call(deleteIntegration, { params: { id } })
  expect(await rawDump(product.db)).not.toContain(to)
})

test('without a mail server sending says so, and everything else works', async () => {
  await using bare = await startProduct({ works: false, environment: { SMTP_URL: '', MAIL_FROM: '' } })
  const person = await createAdministrator(bare)
  const { id } = await createVismaIntegration(person)
  const sending = person.call(sendConsentLink, { params: { id }, body: letter() })
  await expect(sending).rejects.toMatchObject({ code: 'mail_not_configured' })
  expect((await person.call(listConsentLinks, { params: { id } })).items).toHaveLength(1)
})

test('the link of a paused integration is not sent: it would not work', async () => {
  const { id, version } = await createVismaIntegration(admin)
  await admin.call(updateIntegration, { params: { id }, body: { version, paused: true } })
  await expect(share(id)).rejects.toMatchObject({ code: 'integration_paused' })
  expect(await product.db.prisma.mail.count({ where: { integrationId: id } })).toBe(0)
})
