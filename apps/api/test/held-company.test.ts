import {
  createConsentLink,
  decideCompany,
  type Integration,
  listEvents,
  requestSync,
} from '@collector/contracts'
import { announceIncidents, purgeExpiredData } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from './harness/answers.ts'
import { linkOf, lookAt, titleOf } from './harness/consents.ts'
import {
  createAdministrator,
  createVismaIntegration,
  giveConsent,
  type Person,
  untilIntegration,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
beforeAll(async () => {
  product = await startProduct()
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const lisa = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
const fetched = ({ lastSync }: Integration) => lastSync?.status === 'succeeded'
const paramsOf = ({ id }: Integration) => ({ params: { id } })

/** Connected as Björks Salong AB through `link` and fetched; then Lindgrens Måleri approves. */
async function holdAnother() {
  const created = await createVismaIntegration(admin)
  await giveConsent(product, created)
  const integration = await untilIntegration(admin, created.id, fetched)
  const invoices = await stored(integration)
  const consentLink = await admin.call(createConsentLink, { ...paramsOf(integration), body: {} })
  const { seen } = await giveConsent(product, { ...integration, consentLink }, lisa)
  const { heldCompany } = await lookAt(admin, integration)
  const heldAt = heldCompany?.heldAt ?? ''
  return { integration: { ...integration, consentLink }, invoices, seen, heldAt, link: linkOf(created) }
}

const stored = ({ id }: Integration) =>
  product.db.prisma.invoice.findMany({ where: { integrationId: id }, orderBy: { externalId: 'asc' } })

test('OA-21 another company is held for a decision: nothing of it is read, nothing of the former one changes', async () => {
  const { integration, invoices, seen } = await holdAnother()

  expect(await stored(integration)).toEqual(invoices)
  expect(titleOf(seen)).toBe('This is another company than before.')
  const held = await lookAt(admin, integration)
  expect(held).toMatchObject({
    status: 'attention',
    attentionReason: 'company_mismatch',
    company: { name: 'Björks Salong AB' },
    heldCompany: { name: 'Lindgrens Måleri' },
    consentLink: { state: 'active', lastFailure: { reason: 'company_mismatch' } },
  })

  // The former company is fetched on; a fetch that works does not answer the question.
  const { id } = await admin.call(requestSync, { ...paramsOf(integration), body: {} })
  const after = await untilIntegration(
    admin,
    integration.id,
    now => now.lastSync?.id === id && now.lastSync.status === 'succeeded',
  )
  expect(after).toMatchObject({ status: 'attention', attentionReason: 'company_mismatch' })
  expect(await stored(integration)).toEqual(invoices)
})

test('declined, the other company is withdrawn at the provider and everything is as before', async () => {
  const { integration, invoices, heldAt } = await holdAnother()
  const grants = product.visma.grants().length

  const decided = await admin.call(decideCompany, {
    ...paramsOf(integration),
    body: { accept: false, heldAt },
  })

  expect(decided).toMatchObject({ status: 'connected', attentionReason: null, heldCompany: null })
  expect(decided.company?.name).toBe('Björks Salong AB')
  expect(await stored(integration)).toEqual(invoices)
  await expect.poll(() => product.visma.grants().length).toBe(grants - 1)
  await expect
    .poll(() => product.db.prisma.revocation.count({ where: { awaitsEnd: false } }), { timeout: 10_000 })
    .toBe(0)
})

test('accepted, it takes the place of the former one, whose invoices and grant are gone', async () => {
  const { integration, heldAt } = await holdAnother()
  const grants = product.visma.grants().length

  const decided = await admin.call(decideCompany, {
    ...paramsOf(integration),
    body: { accept: true, heldAt },
  })

  expect(decided).toMatchObject({ status: 'connected', heldCompany: null, attentionReason: null })
  expect(decided.company?.name).toBe('Lindgrens Måleri')
  expect(decided.consentLink?.state).toBe('revoked')
  await untilIntegration(admin, integration.id, fetched)
  const companies = new Set(
    (await stored(integration)).map(({ createdAt }) => createdAt >= new Date(decided.updatedAt)),
  )
  expect([...companies]).toEqual([true])
  await expect.poll(() => product.visma.grants().length).toBe(grants - 1)
  const { items } = await admin.call(listEvents, { ...paramsOf(integration), query: {} })
  const [accepted] = items.filter(({ type }) => type === 'company.accepted')
  expect(accepted).toMatchObject({
    actor: { kind: 'user', name: 'Anna Berg' },
    data: { company: 'Lindgrens Måleri', former: 'Björks Salong AB' },
  })
})

test.each([
  ['has died', { kind: 'status', status: 400, body: { error: 'invalid_grant' } }, 409, 'held_grant_ended'],
  ['cannot be asked about', { kind: 'status', status: 503 }, 503, 'app_unavailable'],
] as const)(
  'OA-21 a company whose grant %s takes nobody’s place: nothing is erased',
  async (_what, fault, status, code) => {
    const { integration, invoices, heldAt } = await holdAnother()
    product.visma.faults.add({ match: { grantType: 'refresh_token' }, times: 1, fault })
    const accept = () =>
      admin.raw('POST', `/integrations/${integration.id}/company-decision`, {
        json: { accept: true, heldAt },
      })
    const refused = await accept()
    expect(refused.status).toBe(status)
    expect(problemOf(refused).code).toBe(code)
    expect(await stored(integration)).toEqual(invoices)
    expect(await lookAt(admin, integration)).toMatchObject({
      company: { name: 'Björks Salong AB' },
      heldCompany: { name: 'Lindgrens Måleri' },
    })
    // As soon as it lives, it may.
    expect((await accept()).status).toBe(200)
  },
)

test('IN-17 an instant that no calendar has is refused by name', async () => {
  const { integration } = await holdAnother()
  const json = { accept: true, heldAt: '0000-01-01T00:00:00Z' }
  const seen = await admin.raw('POST', `/integrations/${integration.id}/company-decision`, { json })
  expect(seen.status).toBe(400)
  expect(seen.text).toContain('heldAt')
})

test('an owner who had picked the wrong one opens the link again, and no decision is needed any more', async () => {
  const { integration } = await holdAnother()
  await giveConsent(product, integration)
  const after = await lookAt(admin, integration)
  expect(after).toMatchObject({ status: 'connected', heldCompany: null, attentionReason: null })
  await expect
    .poll(() => product.db.prisma.revocation.count({ where: { awaitsEnd: false } }), { timeout: 10_000 })
    .toBe(0)
})

test('a lapsed consent that the owner renews while another company waits is not asked for again', async () => {
  const { integration, link, heldAt } = await holdAnother()
  const { id } = integration
  const { prisma } = product.db
  await prisma.heldConnection.update({
    where: { integrationId: id },
    data: { otherReason: 'reauthorization_required' },
  })
  await prisma.integration.update({ where: { id }, data: { nextSyncAt: null } })

  await giveConsent(product, integration, { from: `${link}?manage=1` })
  const opened = await prisma.event.findFirstOrThrow({
    where: { integrationId: id, type: 'management.opened' },
  })
  expect(opened.data).toMatchObject({ renewed: true })
  expect(await lookAt(admin, integration)).toMatchObject({ attentionReason: 'company_mismatch' })
  await untilIntegration(admin, id, now => fetched(now) && now.lastSync?.trigger === 'consent')

  const body = { accept: false, heldAt }
  const declined = await admin.call(decideCompany, { ...paramsOf(integration), body })
  expect(declined).toMatchObject({ status: 'connected', attentionReason: null })
  expect((await prisma.integration.findUniqueOrThrow({ where: { id } })).nextSyncAt).not.toBeNull()
  await announceIncidents({ ctx: { ...product.deps, actor: { kind: 'system' }, address: null } })
  expect(await prisma.mail.count({ where: { integrationId: id, kind: 'renew_consent' } })).toBe(0)
})

test('two decisions at once are one', async () => {
  const { integration, heldAt } = await holdAnother()
  const decide = (accept: boolean) =>
    admin.raw('POST', `/integrations/${integration.id}/company-decision`, { json: { accept, heldAt } })
  const answers = await Promise.all([decide(true), decide(false), decide(true)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('a company that nobody decides about for a month is declined by itself', async () => {
  const { integration } = await holdAnother()
  await product.db.prisma.heldConnection.update({
    where: { integrationId: integration.id },
    data: { heldAt: new Date(Date.now() - 31 * 24 * 3_600_000) },
  })
  await purgeExpiredData({ ctx: { ...product.deps, actor: { kind: 'system' }, address: null } })
  expect(await lookAt(admin, integration)).toMatchObject({ status: 'connected', heldCompany: null })
})

test('tokens of a held company do not appear in the database in the clear, nor open elsewhere', async () => {
  const { integration } = await holdAnother()
  const row = await product.db.prisma.heldConnection.findUniqueOrThrow({
    where: { integrationId: integration.id },
  })
  const place = { table: 'connections', row: integration.id, column: 'refresh_token_sealed' }
  expect(() => product.deps.vault.open(row.refreshTokenSealed ?? new Uint8Array(), place)).toThrow()
})

test('OA-21 a decision about one company is none about another that came meanwhile', async () => {
  const { integration, heldAt } = await holdAnother()
  const third = { email: 'petra@malargrossisten.example', company: 'Mälardalens Grossist AB' }
  await giveConsent(product, integration, third)
  const decide = { json: { accept: true, heldAt } }
  const late = await admin.raw('POST', `/integrations/${integration.id}/company-decision`, decide)
  expect(problemOf(late).code).toBe('no_company_held')
  expect(await lookAt(admin, integration)).toMatchObject({
    company: { name: 'Björks Salong AB' },
    heldCompany: { name: 'Mälardalens Grossist AB' },
  })
})

test('a run with the former grant that is refused after a reconnect does not flag the new one', async () => {
  const created = await createVismaIntegration(admin)
  await giveConsent(product, created)
  const { id } = await untilIntegration(admin, created.id, fetched)
  const { faults } = product.visma
  const path = '/v2/customerinvoices'
  faults.add({ match: { path }, times: 1, fault: { kind: 'delay', ms: 1_500 } })
  faults.add({
    match: { path },
    times: 1,
    fault: { kind: 'status', status: 403, body: { ErrorCode: 4006, ErrorId: 'x' } },
  })
  const refused = () => product.visma.requestsTo(path).find(request => request.faults.includes('delay'))
  await admin.call(requestSync, { params: { id }, body: {} })
  await expect.poll(refused).toBeDefined()
  const consentLink = await admin.call(createConsentLink, { params: { id }, body: {} })
  await giveConsent(product, { ...created, consentLink })
  await expect.poll(() => refused()?.status, { timeout: 5_000 }).toBe(403)
  const after = await untilIntegration(
    admin,
    id,
    integration => fetched(integration) && integration.lastSync?.trigger === 'consent',
  )
  expect(after).toMatchObject({ status: 'connected', attentionReason: null })
})
