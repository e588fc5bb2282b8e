import { createAdministrator } from '@collector/api/testing/people.ts'
import {
  deleteIntegration,
  type Integration,
  revokeConsentLink,
  updateIntegration,
} from '@collector/contracts'
import type { Page } from '@playwright/test'
import { consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, type Person, type Product, test } from '../fixtures/test.ts'
import { anders, answerAtVisma, signInAtVisma } from '../fixtures/visma.ts'

interface World {
  product: Product
  admin: Person
  integration: Integration
  openBrowser: () => Promise<Page>
}

interface DeadLink {
  why: string
  arrange: (world: World) => Promise<unknown>
  status: number
  sv: [title: string, next: string]
  en: [title: string, next: string]
  administratorSees: RegExp
  /** What the status of its row in the list says. */
  listSays: string
}

const deadLinks: DeadLink[] = [
  {
    why: 'has expired',
    arrange: ({ product, integration }) =>
      product.db.prisma.consentLink.updateMany({
        where: { integrationId: integration.id },
        data: { createdAt: new Date('2026-01-01'), expiresAt: new Date('2026-01-08') },
      }),
    status: 410,
    sv: ['Länken har gått ut.', 'Be den som skickade länken om en ny.'],
    en: ['The link is too old.', 'Ask the person who sent you the link for a new one.'],
    administratorSees: /The link stopped working on 8 January\. Make a new one\./,
    listSays: 'Waiting for consentLink expired',
  },
  {
    why: 'was revoked',
    arrange: ({ admin, integration }) => admin.call(revokeConsentLink, { params: { id: integration.id } }),
    status: 410,
    sv: ['Länken har dragits tillbaka.', 'Leta efter ett nyare meddelande'],
    en: ['The link has been withdrawn.', 'Look for a newer message'],
    administratorSees: /The link was revoked\. Make a new one/,
    listSays: 'Waiting for consentLink revoked',
  },
  {
    why: 'was used before',
    arrange: async ({ openBrowser, integration }) => {
      const earlier = await openBrowser()
      await earlier.goto(consentUrlOf(integration))
      await answerAtVisma(earlier)
      await expect(title(earlier)).toContainText('Björks Salong AB')
    },
    status: 410,
    sv: ['Länken är redan använd.', 'Om det var du är allt klart.'],
    en: ['The link has already been used.', 'If it was you, all is done.'],
    administratorSees: /Works\. |Connected to /,
    listSays: 'Connected',
  },
  {
    why: 'belongs to a paused integration',
    arrange: ({ admin, integration: { id, version } }) =>
      admin.call(updateIntegration, { params: { id }, body: { version, paused: true } }),
    status: 409,
    sv: ['Anslutningen är pausad.', 'Öppna samma länk igen om en stund'],
    en: ['The connection is paused.', 'Open the same link again in a while'],
    administratorSees: /Paused by Anna Berg\. Nothing is fetched\./,
    listSays: 'Paused',
  },
]

for (const { why, arrange, status, sv, en, administratorSees, listSays } of deadLinks) {
  test(`a link that ${why} says so in words, and the administrator sees why`, async ({
    product,
    admin,
    openBrowser,
    owner,
    administrator,
    watch,
  }) => {
    const integration = await pendingIntegration(admin, { name: `A link that ${why}` })
    await arrange({ product, admin, openBrowser, integration })
    watch.expect(new RegExp(`status of ${status} .*/connect/`))

    const answer = await owner.goto(consentUrlOf(integration))

    expect(answer?.status()).toBe(status)
    await expectSwedishThenEnglish(owner, sv, en)
    await administrator.goto(paths.detail(integration.id))
    await expect(stateOf(administrator)).toContainText(administratorSees)
    await administrator.goto(paths.list)
    const row = administrator.getByRole('row').filter({ hasText: integration.name })
    await expect(row.getByRole('cell').nth(3)).toHaveText(listSays)
  })
}

test('a link whose integration was deleted says so, and the administrator finds nothing there', async ({
  admin,
  owner,
  administrator,
  watch,
}) => {
  const integration = await pendingIntegration(admin)
  await admin.call(deleteIntegration, { params: { id: integration.id } })
  watch.expect(/status of 410 .*\/connect\//)
  watch.expect(/status of 404 .*\/api\/v1\/integrations\//)

  await owner.goto(consentUrlOf(integration))

  await expectSwedishThenEnglish(
    owner,
    ['Anslutningen är borttagen.', 'Om du fortfarande vill ansluta, kontakta den som skickade länken.'],
    [
      'The connection has been removed.',
      'If you still want to connect, ask the person who sent you the link.',
    ],
  )
  await administrator.goto(paths.detail(integration.id))
  await expect(title(administrator)).toHaveText('There is no such integration')
})

test('a link nobody made says what may have happened to it, and changes nothing', async ({
  admin,
  owner,
  administrator,
  watch,
}) => {
  const integration = await pendingIntegration(admin)
  watch.expect(/status of 404 .*\/connect\//)

  await owner.goto(consentUrlOf(integration).slice(0, -5))

  await expectSwedishThenEnglish(
    owner,
    ['Länken fungerar inte.', 'Kopiera hela länken från meddelandet'],
    ['This link does not work.', 'Copy the whole link from the message'],
  )
  await administrator.goto(paths.detail(integration.id))
  await expect(stateOf(administrator)).toContainText('the link has not been opened yet')
})

test('an owner who presses No reads that nothing was connected, and may think again', async ({
  admin,
  owner,
  administrator,
}) => {
  const integration = await pendingIntegration(admin)
  await administrator.goto(paths.detail(integration.id))
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner, { answer: 'No, do not allow' })

  await expectSwedishThenEnglish(
    owner,
    ['Inget har anslutits.', 'Öppna länken igen och godkänn om du vill ansluta'],
    ['Nothing was connected.', 'Open the link again and approve if you want to connect'],
  )
  await expect(stateOf(administrator)).toContainText('The owner came back from Visma without approving.')

  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner)
  await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
})

test('a company without invoicing is not connected, and both read what to do', async ({
  admin,
  owner,
  administrator,
}) => {
  const integration = await pendingIntegration(admin)
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner, { ...anders, company: 'Norrlunda Redovisning AB' })

  await expectSwedishThenEnglish(
    owner,
    ['Företaget har ingen fakturering i Visma.', 'välj företaget som skickar fakturorna'],
    ['The company has no invoicing in Visma.', 'choose the company that sends the invoices'],
  )
  await administrator.goto(paths.detail(integration.id))
  await expect(stateOf(administrator)).toContainText('The company’s plan in Visma has no invoicing.')
})

test('when Visma fails after the owner approved, nothing is connected and the link still works', async ({
  product,
  admin,
  owner,
  administrator,
}) => {
  const integration = await pendingIntegration(admin)
  const recover = product.visma.faults.add({
    match: { path: '/connect/token' },
    fault: { kind: 'status', status: 503 },
  })
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner)

  await expectSwedishThenEnglish(
    owner,
    ['Visma svarade inte.', 'Öppna länken i meddelandet igen om en stund.'],
    ['Visma did not answer.', 'Open the link in the message again in a while.'],
  )
  await administrator.goto(paths.detail(integration.id))
  await expect(stateOf(administrator)).toContainText('Visma did not answer when the owner tried')

  recover()
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner)
  await expect(title(owner)).toContainText('Björks Salong AB')
})

test('when Visma cannot be reached at all, the owner is told instead of being sent there', async ({
  product,
  startOwnProduct,
  openBrowser,
  watch,
}) => {
  const { visma } = product
  visma.behaviour.identityOutage = { kind: 'status', status: 503 }
  const other = await startOwnProduct({ environment: { VISMA_IDENTITY_URL: visma.identityUrl } })
  const integration = await pendingIntegration(await createAdministrator(other))
  const owner = await openBrowser({ origin: other.origin, locale: 'sv-SE' })
  watch.expect(/status of 503 .*\/connect\//)

  await owner.goto(consentUrlOf(integration))

  await expectSwedishThenEnglish(
    owner,
    ['Visma svarar inte.', 'Öppna länken igen om en stund.'],
    ['Visma does not answer.', 'Open the link again in a while.'],
  )
})

test('OA-19 an authorize address carried to another browser connects nothing there', async ({
  product,
  admin,
  openBrowser,
  owner,
  administrator,
  watch,
}) => {
  const integration = await pendingIntegration(admin)
  const arrival = await owner.goto(consentUrlOf(integration))
  const chain: string[] = []
  for (let request = arrival?.request() ?? null; request; request = request.redirectedFrom())
    chain.push(request.url())
  const authorizeUrl = chain.find(url => url.includes('code_challenge='))
  const tokenRequests = () => product.visma.requestsTo('/connect/token').length
  const before = tokenRequests()
  watch.expect(/status of 400 .*\/oauth\/visma\/callback/)

  const stranger = await openBrowser({ locale: 'sv-SE' })
  await stranger.goto(authorizeUrl ?? '')
  await answerAtVisma(stranger)

  await expect(title(stranger)).toHaveText('Börja om från länken.')
  expect(tokenRequests()).toBe(before)
  await administrator.goto(paths.detail(integration.id))
  await expect(stateOf(administrator)).toContainText(
    /The link was opened .*, but Visma has not been approved yet\./,
  )

  await answerAtVisma(owner)
  await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
})

for (const [locale, language, heading] of [
  ['sv-SE', 'sv', 'Länken fungerar inte.'],
  ['en-GB', 'en', 'This link does not work.'],
  ['de-DE', 'en', 'This link does not work.'],
] as const) {
  test(`a browser set to ${locale} is answered in ${language}`, async ({ openBrowser, watch }) => {
    const owner = await openBrowser({ locale })
    watch.expect(/status of 404 .*\/connect\//)
    await owner.goto(`/connect/${'x'.repeat(43)}`)
    await expect(title(owner)).toHaveText(heading)
    await expect(owner.locator('html')).toHaveAttribute('lang', language)
  })
}

test('a person who gives up at the login of Visma has connected nothing', async ({
  admin,
  owner,
  administrator,
}) => {
  const integration = await pendingIntegration(admin, { name: 'Given up' })
  await owner.goto(consentUrlOf(integration))
  await signInAtVisma(owner, 'olle@utan-foretag.example')
  await owner.getByRole('button', { name: 'Cancel and go back' }).click()
  await expect(title(owner)).toHaveText('Inget har anslutits.')
  await administrator.goto(paths.detail(integration.id))
  await expect(stateOf(administrator)).toContainText('The owner came back from Visma without approving.')
  await administrator.goto(paths.list)
  await administrator.getByRole('combobox', { name: 'Language', exact: true }).selectOption('Svenska')
  const row = administrator.getByRole('row').filter({ hasText: integration.name })
  await expect(row.getByRole('cell').nth(3)).toHaveText('Väntar på godkännandeInte godkänt')
})

/**
 * The page speaks Swedish, and English after its link is pressed; it says what to do, and its address holds
 * no secret.
 */
async function expectSwedishThenEnglish(owner: Page, sv: [string, string], en: [string, string]) {
  await expect(title(owner)).toHaveText(sv[0])
  await expect(owner.getByRole('main')).toContainText(sv[1])
  await expect(owner.locator('html')).toHaveAttribute('lang', 'sv')
  await owner.getByRole('link', { name: 'English' }).click()
  await expect(title(owner)).toHaveText(en[0])
  await expect(owner.getByRole('main')).toContainText(en[1])
  await expect(owner.locator('html')).toHaveAttribute('lang', 'en')
  // A used link is no secret any more, and its page keeps the offer to manage what it connected.
  if (en[0] === 'The link has already been used.') return
  expect(new URL(owner.url()).pathname).toMatch(/^\/connect\/(problems\/[a-z_]+|results\/[\w-]{16})$/)
}
