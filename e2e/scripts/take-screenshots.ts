import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createAdministrator,
  createColleague,
  createFortnoxIntegration,
  giveConsent,
  password,
} from '@collector/api/testing/people.ts'
import { startProduct } from '@collector/api/testing/product.ts'
import {
  createConsentLink,
  deleteIntegration,
  sendConsentLink,
  updateIntegration,
} from '@collector/contracts'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { launchOptions } from '../chromium.ts'
import { connectedIntegration, consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { ask, logIn, paths, title } from '../fixtures/pages.ts'
import { answerAtVisma } from '../fixtures/visma.ts'
import type { Shoot } from './shoot.ts'
import { shootBulk } from './shoot-bulk.ts'
import { shootPeople } from './shoot-people.ts'

/**
 * Takes pictures of the screens, desktop and phone, light and dark, for people to look at:
 * `screenshots/<screen>-<width>-<scheme>.png`. An argument limits them to the screens whose name it begins.
 */
const folder = fileURLToPath(new URL('../screenshots', import.meta.url))
const [only = ''] = process.argv.slice(2)
const viewports = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await using product = await startProduct()
await using empty = await startProduct()
await using browser = await chromium.launch(launchOptions)
const admin = await createAdministrator(product)
await createAdministrator(empty)
await createColleague(product, 'viewer')
const integrations = await arrange()

for (const [width, viewport] of Object.entries(viewports)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const options = { viewport, colorScheme, timezoneId: 'Europe/Stockholm' }
    const shoot: Shoot = async (page, screen) => {
      if (!screen.startsWith(only)) return
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({
        path: path.join(folder, `${screen}-${width}-${colorScheme}.png`),
        fullPage: true,
        animations: 'disabled',
      })
    }
    await shootAdministrator(await open(browser, options, 'en-GB'), shoot)
    await shootOwner(options, shoot)
    await shootMails(options, shoot)
  }
}

async function open(from: Browser, options: BrowserContextOptions, locale: string): Promise<Page> {
  const context = await from.newContext({ ...options, locale })
  return context.newPage()
}

/** Integrations in every state. */
async function arrange() {
  const world = { product, admin }
  const lisa = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
  const paused = await pendingIntegration(admin, { name: 'Hudvård Hos Åsa' })
  await admin.call(updateIntegration, {
    params: { id: paused.id },
    body: { version: paused.version, paused: true },
  })
  const fortnox = await createFortnoxIntegration(admin, { name: 'Frisör Fortnox' })
  await giveConsent(product, fortnox)
  const attention = await connectedIntegration(world, { name: 'Lindgrens Måleri', daysBack: 7, ...lisa })
  await product.db.prisma.integration.update({
    where: { id: attention.id },
    data: { status: 'attention', attentionReason: 'reauthorization_required' },
  })
  const connected = await connectedIntegration(world, { name: 'Salong Björk', daysBack: 7 })
  const held = await connectedIntegration(world, { name: 'Byte av bolag', daysBack: 7 })
  const consentLink = await admin.call(createConsentLink, { params: { id: held.id }, body: {} })
  await giveConsent(product, { ...held, consentLink }, lisa)
  const pending = await pendingIntegration(admin, { name: 'Frisör & Skägg i Norra Ängelholm', daysBack: 14 })
  for (const [language, greeting] of [
    ['sv', 'Hej Eva!\nTack för samtalet, här är länken.'],
    ['en', 'Hello Eva,'],
  ] as const) {
    const body = { to: 'eva@bjorks-salong.example', language, greeting }
    await admin.call(sendConsentLink, { params: { id: pending.id }, body })
  }
  await product.db.prisma.integration.update({
    where: { id: attention.id },
    data: { ownerEmail: 'lisa@lindgrens-maleri.example', ownerLanguage: 'sv' },
  })
  return { attention, held, connected, pending }
}

async function shootAdministrator(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`${empty.origin}/login`)
  await title(page).waitFor()
  await shoot(page, 'login')
  await logIn(page, password)
  await page.getByRole('heading', { name: 'No integrations yet' }).waitFor()
  await shoot(page, 'list-empty')

  await page.goto(`${product.origin}${paths.list}`)
  await logIn(page, password)
  await page.getByRole('table').waitFor()
  await shoot(page, 'list')
  await shootBulk(page, shoot)
  await page.goto(`${product.origin}${paths.list}?search=frisör&sort=name`)
  await page.getByText('2 integrations').waitFor()
  await shoot(page, 'list-search')
  await page.goto(`${product.origin}${paths.list}?search=klippotek&status=attention&app=fortnox`)
  await page.getByRole('heading', { name: 'No integration matches' }).waitFor()
  await shoot(page, 'list-no-match')
  await page.goto(`${product.origin}${paths.form}`)
  const app = page.getByRole('combobox', { name: 'Integration App' })
  await app.waitFor()
  await shoot(page, 'form')
  await app.selectOption('Visma')
  await shoot(page, 'form-visma')
  await app.selectOption('Fortnox')
  await shoot(page, 'form-fortnox')
  await page.getByRole('textbox', { name: 'Name' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Fill this in.').first().waitFor()
  await shoot(page, 'form-errors')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await shoot(page, 'form-leave')
  await page.getByRole('button', { name: 'Leave' }).click()

  for (const [name, { id }] of Object.entries(integrations)) {
    await page.goto(`${product.origin}${paths.detail(id)}`)
    await page.getByRole('region', { name: 'History' }).getByRole('listitem').first().waitFor()
    await shoot(page, `detail-${name}`)
  }
  await shootDialogs(page, shoot, ['Edit', 'Delete', 'New link', 'Send by e-mail', 'Show QR code'])
  await page.goto(`${product.origin}${paths.detail(integrations.connected.id)}`)
  await shootDialogs(page, shoot, ['Try out', 'Disconnect'])
  await page.getByRole('region', { name: 'Fetches' }).getByRole('link').first().click()
  await page.getByRole('region', { name: 'How it ran' }).waitFor()
  await shoot(page, 'fetch')
  await shootPeople(page, shoot, { product, admin })
}

async function shootDialogs(page: Page, shoot: Shoot, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await ask(page, name)
    await shoot(page, `dialog-${name.toLowerCase().replace(' ', '-')}`)
    await page.keyboard.press('Escape')
  }
}

/** Every kind of mail, as a reader of HTML shows it. */
async function shootMails(options: BrowserContextOptions, shoot: Shoot): Promise<void> {
  const page = await open(browser, options, 'sv-SE')
  for (const { subject, html } of product.mail.mails) {
    await page.setContent(html)
    await shoot(page, `mail-${subject.toLowerCase().replaceAll(/[^a-zåäö0-9]+/g, '-')}`)
  }
  await page.context().close()
}

/** What an owner reads after each answer; each picture needs a link of its own. */
async function shootOwner(options: BrowserContextOptions, shoot: Shoot): Promise<void> {
  for (const [screen, locale] of [
    ['owner-connected', 'sv-SE'],
    ['owner-undone', 'sv-SE'],
    ['owner-refused', 'en-GB'],
    ['owner-expired', 'sv-SE'],
    ['owner-used', 'sv-SE'],
    ['owner-manage', 'sv-SE'],
    ['owner-manage-ended', 'en-GB'],
  ] as const) {
    const owner = await open(browser, options, locale)
    const link = await pendingIntegration(admin, { name: 'Salong Björk' })
    if (screen === 'owner-expired') {
      await product.db.prisma.consentLink.updateMany({
        where: { integrationId: link.id },
        data: { createdAt: new Date('2026-01-01'), expiresAt: new Date('2026-01-08') },
      })
    }
    await owner.goto(consentUrlOf(link))
    if (screen === 'owner-refused') await answerAtVisma(owner, { answer: 'No, do not allow' })
    else if (screen !== 'owner-expired') await answerAtVisma(owner)
    if (/^owner-(used|manage)/.test(screen)) await owner.goto(consentUrlOf(link))
    if (screen.startsWith('owner-manage')) {
      await owner.locator('a.button').click()
      await answerAtVisma(owner)
    }
    if (screen === 'owner-manage-ended') await owner.getByRole('button').click()
    if (screen === 'owner-undone') await owner.getByRole('button', { name: /^Koppla från/ }).click()
    await title(owner).waitFor()
    await shoot(owner, screen)
    await admin.call(deleteIntegration, { params: { id: link.id } })
    await owner.context().close()
  }
}
