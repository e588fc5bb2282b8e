import { once } from 'node:events'
import { createServer } from 'node:http'
import { getIntegration, updateIntegration } from '@collector/contracts'
import type { BrowserContext, Locator, Page, Request } from '@playwright/test'
import { connectedIntegration, consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { ask, logIn, paths, stateOf, title } from '../fixtures/pages.ts'
import { payloads } from '../fixtures/payloads.ts'
import { expect, test } from '../fixtures/test.ts'
import { answerAtVisma, signInAtVisma } from '../fixtures/visma.ts'

const isDeep = Boolean(process.env['DEEP_TESTS'])

/** Collects what the policy of any page of a browser forbade. */
async function collectViolations(context: BrowserContext): Promise<string[]> {
  const violations: string[] = []
  await context.exposeBinding('reportViolation', (_, text: string) => violations.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      const report = (window as never as { reportViolation: (text: string) => void }).reportViolation
      report(`${event.violatedDirective} ${event.blockedURI} on ${location.href}`)
    })
  })
  return violations
}

/** Collects every request of a browser. */
function collectRequests(context: BrowserContext): Request[] {
  const requests: Request[] = []
  context.on('request', request => requests.push(request))
  return requests
}

test('SE-11 no page breaks its own policy or asks another origin for anything', async ({
  product,
  admin,
  openBrowser,
  watch,
}) => {
  watch.expect(/status of 4\d\d /)
  const connected = await connectedIntegration({ product, admin })
  const pending = await pendingIntegration(admin)
  const page = await openBrowser({ locale: 'sv-SE' })
  const violations = await collectViolations(page.context())
  const strangers: string[] = []
  page.on('request', request => {
    // At Visma the owner navigates; nothing of ours is loaded from there.
    const isAtVisma = request.isNavigationRequest() || page.url().startsWith(product.visma.identityUrl)
    const known = [product.origin, 'data:', ...(isAtVisma ? [product.visma.identityUrl] : [])]
    if (!known.some(start => request.url().startsWith(start)))
      strangers.push(`${request.url()} from ${page.url()}`)
  })

  await test.step('the pages of the administrator', async () => {
    await page.goto('/setup#token')
    await expect(title(page)).toBeVisible()
    await page.goto('/login')
    await page.getByRole('combobox', { name: 'Språk' }).selectOption('English')
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('As the device')
    await logIn(page)
    await expect(title(page)).toHaveText('External App Integrations')
    await page.goto(paths.form)
    await page.getByRole('combobox', { name: 'Integration App' }).selectOption('Fortnox')
    await page.getByRole('textbox', { name: 'Name' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Leave' }).click()
    await expect(title(page)).toHaveText('External App Integrations')
    for (const { id } of [connected, pending]) {
      await page.goto(paths.detail(id))
      await expect(stateOf(page)).toBeVisible()
      for (const name of ['Edit', 'Delete']) {
        await ask(page, name)
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.keyboard.press('Escape')
      }
    }
    await page.goto('/nowhere')
    await expect(title(page)).toHaveText('There is no such page')
  })

  await test.step('the pages of the owner', async () => {
    await page.goto('/connect/nothing')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(title(page)).toHaveText('This link does not work.')
    await page.goto(consentUrlOf(pending))
    await answerAtVisma(page)
    await expect(title(page)).toContainText('Björks Salong AB')
    await page.getByRole('button', { name: /Koppla från/ }).click()
    await expect(title(page)).toHaveText('Visma är frånkopplat.')
  })

  expect(violations).toEqual([])
  expect(strangers).toEqual([])
})

test('OA-24 token, code and state reach no Referer, no address that stays and no history', async ({
  product,
  admin,
  owner,
  watch,
}) => {
  watch.expect(/status of 404 .*nothing-before$/)
  const integration = await pendingIntegration(admin)
  const url = consentUrlOf(integration)
  const requests = collectRequests(owner.context())
  await owner.goto('/connect/nothing-before')
  await owner.goto(url)
  await answerAtVisma(owner)
  await expect(title(owner)).toContainText('Björks Salong AB')
  await owner.getByRole('link', { name: 'English' }).click()
  await expect(title(owner)).toContainText('is connected to Reco')

  const callback = new URL(
    requests.find(request => request.url().includes('/oauth/visma/callback'))?.url() ?? '',
  )
  const secrets = [
    new URL(url).pathname.split('/').at(-1),
    callback.searchParams.get('code'),
    callback.searchParams.get('state'),
  ]
  expect(secrets.filter(secret => (secret?.length ?? 0) >= 20)).toHaveLength(3)
  const holdsSecret = (text: string) => secrets.some(secret => secret && text.includes(secret))

  const referers = await Promise.all(
    requests.map(async request => (await request.allHeaders())['referer'] ?? ''),
  )
  expect(referers.filter(holdsSecret)).toEqual([])
  expect(referers.filter(referer => referer.startsWith(product.origin))).toEqual([])
  expect(holdsSecret(owner.url())).toBe(false)
  const devtools = await owner.context().newCDPSession(owner)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  // Visma's own pages carry the state, as they must until it is answered.
  const ours = entries.map(entry => entry.url).filter(entry => entry.startsWith(product.origin))
  expect(ours.length).toBeGreaterThanOrEqual(3)
  expect(ours.filter(holdsSecret)).toEqual([])
  expect(holdsSecret(await owner.content())).toBe(false)
})

test('OA-26 no page of ours is shown in a frame of another', async ({
  product,
  admin,
  openBrowser,
  watch,
}) => {
  watch.expect(/frame/i)
  watch.expect(/status of 4\d\d /)
  const integration = await pendingIntegration(admin)
  const frames = [
    '/',
    '/login',
    paths.list,
    '/nowhere',
    '/connect/nothing',
    '/owner-pages.css',
    '/api/v1/session',
  ]
  const sources = frames.map(frame => `${product.origin}${frame}`)
  const server = createServer((request, response) => {
    const html =
      request.url === '/harmless'
        ? 'harmless'
        : ['/harmless', ...sources, consentUrlOf(integration)]
            .map(src => `<iframe src="${src}"></iframe>`)
            .join('')
    response.setHeader('content-type', 'text/html').end(html)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const page = await openBrowser({ loggedIn: true })
  try {
    await page.goto(`http://localhost:${port}/`, { waitUntil: 'load' })
    const [, harmless, ...ours] = page.frames()
    await expect(harmless!.locator('body')).toHaveText('harmless')
    expect(ours).toHaveLength(sources.length + 1)
    // What is refused leaves an error page of the browser; the consent link goes on to Visma, which is not
    // ours to protect.
    for (const frame of ours.slice(0, -1)) expect(frame.url()).toBe('chrome-error://chromewebdata/')
  } finally {
    server.close()
  }
})

test('SE-01 cookies are for this host alone, over secure connections and out of the reach of scripts', async ({
  admin,
  openBrowser,
}) => {
  const page = await openBrowser()
  await page.goto('/login')
  await logIn(page)
  await expect(title(page)).toHaveText('External App Integrations')
  await page.goto(consentUrlOf(await pendingIntegration(admin)))
  await signInAtVisma(page)
  const cookies = (await page.context().cookies()).filter(({ domain }) => domain === 'localhost')
  expect(cookies.map(({ name, sameSite }) => [name.replace(/[\w-]{16}$/, '…'), sameSite]).sort()).toEqual([
    ['__Host-consent-…', 'Lax'],
    ['__Host-session', 'Strict'],
  ])
  for (const cookie of cookies) expect(cookie).toMatchObject({ secure: true, httpOnly: true, path: '/' })
  for (const cookie of cookies) expect(cookie.value.length).toBeLessThan(4_000)
})

test('IN-09 nothing that somebody typed runs on the pages of the administrator, and all of it is shown as typed', async ({
  product,
  admin,
  openBrowser,
}) => {
  if (isDeep) test.setTimeout(300_000)
  expect(payloads).toHaveLength(60)
  const { companies } = product.visma
  const company = companies.find('Mälardalens Grossist AB')
  for (const CustomerName of payloads)
    companies.addInvoice(company.id, { CustomerName, InvoiceCustomerName: CustomerName })
  const owner = { email: 'petra@malargrossisten.example', company: company.name }
  const { id } = await connectedIntegration({ product, admin }, { name: payloads[0]!, daysBack: 1, ...owner })
  const page = await openBrowser({ loggedIn: true })
  const violations = await collectViolations(page.context())
  const requests = collectRequests(page.context())

  await test.step('as names of customers', async () => {
    await page.goto(paths.detail(id))
    const invoices = page.getByRole('region', { name: 'Invoices' })
    await showAll(invoices)
    const texts = await invoices.getByRole('cell').allTextContents()
    for (const payload of payloads) expect(texts).toContain(payload)
  })

  await test.step('as the name of an integration', async () => {
    for (const payload of isDeep ? payloads : payloads.filter((_, index) => index % 6 === 0)) {
      const { version } = await admin.call(getIntegration, { params: { id } })
      await admin.call(updateIntegration, { params: { id }, body: { version, name: payload } })
      await page.goto(paths.detail(id))
      await expect(title(page)).toHaveText(payload)
      await expect(page).toHaveTitle(`${payload} · Reco Collector`)
    }
    for (const name of payloads) await pendingIntegration(admin, { name })
    await page.goto(paths.list)
    const names = new Set<string>()
    const next = page.getByRole('link', { name: 'Next page' })
    const table = page.getByRole('table')
    const first = table.getByRole('row').nth(1).getByRole('link').first()
    for (;;) {
      await expect(first).toBeVisible()
      for (const name of await table.getByRole('link').allTextContents()) names.add(name)
      if ((await next.count()) === 0) break
      const former = (await first.getAttribute('href')) ?? ''
      await next.click()
      // The address changes first; while the next rows are on their way there is no link to those after them.
      await expect(first).not.toHaveAttribute('href', former)
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    }
    for (const payload of payloads) expect(names).toContain(payload)
  })

  expect(violations).toEqual([])
  expect(
    requests
      .map(request => request.url())
      .filter(url => !url.startsWith(product.origin) && !url.startsWith('data:')),
  ).toEqual([])
})

test('IN-09 nothing that somebody typed runs on the pages of the owner, and all of it is shown as typed', async ({
  product,
  admin,
  owner,
}) => {
  const { prisma } = product.db
  const integration = await pendingIntegration(admin)
  const violations = await collectViolations(owner.context())
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner)
  await expect(title(owner)).toContainText('Björks Salong AB')
  for (const payload of payloads) {
    await prisma.integration.update({ where: { id: integration.id }, data: { name: payload } })
    await prisma.connection.update({
      where: { integrationId: integration.id },
      data: { companyName: payload },
    })
    await owner.reload()
    await expect(title(owner)).toHaveText(`Klart! ${payload} är ansluten till Reco.`)
    await expect(owner.getByRole('definition').nth(0)).toHaveText(payload)
    await expect(owner.getByRole('definition').nth(2)).toHaveText(`${payload} (salong-bjork)`)
    await expect(owner.getByRole('button')).toHaveText(`Koppla från ${payload}`)
  }
  expect(violations).toEqual([])
})

test('OA-03 honest owners all come through', async ({ product, admin, openBrowser }) => {
  const flows = isDeep ? 100 : 20
  if (isDeep) test.setTimeout(300_000)
  const people = await Promise.all(Array.from({ length: 4 }, () => openBrowser({ locale: 'sv-SE' })))
  const before = product.visma.requestsTo('/connect/token').length
  let begun = 0
  const walk = async (owner: Page) => {
    while (begun < flows) {
      begun += 1
      await owner.goto(consentUrlOf(await pendingIntegration(admin, { daysBack: 1 })))
      await answerAtVisma(owner)
      await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
    }
  }
  await Promise.all(people.map(walk))
  expect(product.visma.requestsTo('/connect/token')).toHaveLength(before + flows)
})

test('the pages of the owner carry no script and weigh at most 20 kB in all', async ({
  product,
  admin,
  owner,
}) => {
  const requests = collectRequests(owner.context())
  await owner.goto(consentUrlOf(await pendingIntegration(admin)))
  await answerAtVisma(owner)
  await expect(title(owner)).toContainText('Björks Salong AB')
  await expect(owner.locator('script, [onclick], [onload]')).toHaveCount(0)
  const arrival = requests.findLastIndex(request => request.url().includes('/connect/results/'))
  const ofPage = requests.slice(arrival).filter(request => request.url().startsWith(product.origin))
  expect(ofPage.map(request => request.resourceType()).sort()).toEqual(['document', 'stylesheet'])
  const bodies = await Promise.all(
    ofPage.map(async request => (await (await request.response())?.body())?.length ?? 0),
  )
  expect(bodies.every(bytes => bytes > 500)).toBe(true)
  expect(bodies.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(20_000)
})

/** Presses *Show more* until there is no more. */
async function showAll(list: Locator): Promise<void> {
  const rows = list.getByRole('row')
  const more = list.getByRole('button', { name: 'Show more' })
  await expect(rows.nth(1)).toBeVisible()
  while (await more.isVisible()) {
    const before = await rows.count()
    await more.click()
    await expect.poll(() => rows.count()).toBeGreaterThan(before)
  }
}
