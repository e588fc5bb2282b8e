import { getIntegration, listEvents, listInvoices } from '@collector/contracts'
import { expect, test } from 'vitest'
import {
  createAdministrator,
  createVismaIntegration,
  giveConsent,
  untilIntegration,
} from './harness/people.ts'
import { startProduct } from './harness/product.ts'

test('an owner approves and the invoices of the last days arrive by themselves', async () => {
  await using product = await startProduct()
  const admin = await createAdministrator(product)
  const integration = await createVismaIntegration(admin)
  expect(integration.status).toBe('pending')

  const { seen } = await giveConsent(product, integration)

  expect(seen.url.pathname).toMatch(/^\/connect\/results\/[\w-]{16}$/)
  expect(seen.url.search).toBe('')
  expect(seen.text).toContain('Björks Salong AB is connected to Reco')
  const connected = await untilIntegration(
    admin,
    integration.id,
    ({ lastSync }) => lastSync?.status === 'succeeded',
  )
  expect(connected).toMatchObject({
    status: 'connected',
    company: { name: 'Björks Salong AB' },
    consentLink: { state: 'used', url: null },
    lastSync: { trigger: 'consent', quarantined: 0 },
  })
  const params = { id: integration.id }
  const { items } = await admin.call(listInvoices, { params, query: { limit: '100' } })
  expect(items).toHaveLength(connected.invoicesInWindow)
  expect(items.length).toBeGreaterThan(20)
  const events = await admin.call(listEvents, { params, query: {} })
  expect(events.items.map(event => event.type).reverse()).toEqual([
    'integration.created',
    'consent_link.created',
    'consent_link.opened',
    'consent.started',
    'consent.granted',
    'sync.succeeded',
  ])
})

test('an owner who says No connects nothing and the administrator sees why', async () => {
  await using product = await startProduct()
  const admin = await createAdministrator(product)
  const integration = await createVismaIntegration(admin)

  const { seen } = await giveConsent(product, integration, { answer: 'no' })

  const after = await admin.call(getIntegration, { params: { id: integration.id } })
  expect(after).toMatchObject({ status: 'pending', company: null })
  expect(after.consentLink).toMatchObject({ state: 'active', lastFailure: { reason: 'refused' } })
  expect(seen.text).toContain('Nothing was connected.')
  expect(seen.text).toContain('You did not approve in Visma, so Reco reads nothing.')
  expect(seen.text).toContain('class="mark neutral"')
})
