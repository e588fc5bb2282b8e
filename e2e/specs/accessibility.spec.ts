import { createInvitation, deleteIntegration } from '@collector/contracts'
import type { Page } from '@playwright/test'
import axe, { type RunOnly } from 'axe-core'
import { connectedIntegration, consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { ask, paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'
import { answerAtVisma } from '../fixtures/visma.ts'

// Every page is examined four times over, which is a lot of work and no sign of a fault.
test.describe.configure({ timeout: 180_000 })

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

const everyRule: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** The rules that look at colours, in which alone the themes differ: all others find the same in both. */
const colourRules: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** Each width in each theme; every rule once in each width and once in each theme. */
const views = [
  { width: 'desktop', viewport: desktop, colorScheme: 'light', runOnly: everyRule },
  { width: 'desktop', viewport: desktop, colorScheme: 'dark', runOnly: colourRules },
  { width: 'phone', viewport: phone, colorScheme: 'dark', runOnly: everyRule },
  { width: 'phone', viewport: phone, colorScheme: 'light', runOnly: colourRules },
] as const

/**
 * No violations of WCAG 2.2 AA, light and dark, on a desktop and on a phone, where nothing is wider than the
 * screen.
 */
async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(page.frames(), 'axe is in the page, and would have to be in its frames as well').toHaveLength(1)
  for (const { width, viewport, colorScheme, runOnly } of views) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The app's own pages follow the device by a script, the others without.
    await page.waitForFunction(scheme => {
      const { mantineColorScheme = scheme } = document.documentElement.dataset
      return mantineColorScheme === scheme
    }, colorScheme)
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map(each => each.finished.catch(() => null))),
    )
    expect.soft(await violations(page, runOnly), `${what}, ${width}, ${colorScheme}`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(overflow, `${what} on a ${width}: pixels beyond the right edge`).toBeLessThanOrEqual(0)
  }
}

/** What axe finds wrong. What it finds right is many times as much and stays in the page. */
async function violations(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async only => {
    const { axe } = window as never as { axe: typeof import('axe-core') }
    const { violations } = await axe.run({ runOnly: only, resultTypes: ['violations'] })
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target} ${node.failureSummary}`).join('; ')}`,
    )
  }, runOnly)
}

test('the pages before the login', async ({ openBrowser, watch }) => {
  watch.expect(/status of 401 .*session/)
  const page = await openBrowser()
  await page.goto('/login')
  await expect(title(page)).toBeVisible()
  await page.getByRole('button', { name: 'Log in' }).click()
  await expectAccessible(page, 'login with errors')
  await page.goto('/setup#token')
  await expect(title(page)).toHaveText('Create the first administrator')
  await expectAccessible(page, 'set-up')
})

test('the list and the form', async ({ product, admin, administrator }) => {
  await connectedIntegration({ product, admin }, { name: 'Salong Björk', daysBack: 3 })
  await pendingIntegration(admin, { name: 'Frisör & Skägg i Norra Ängelholm med ett riktigt långt namn' })
  await administrator.goto(paths.list)
  await expect(title(administrator)).toBeVisible()
  await expectAccessible(administrator, 'list')
  await administrator.setViewportSize(phone)
  await administrator.getByRole('button', { name: 'Open navigation' }).click()
  await expectAccessible(administrator, 'list with the navigation open')
  await administrator.goto(paths.form)
  await expectAccessible(administrator, 'empty form')
  await administrator.getByRole('combobox', { name: 'Integration App' }).selectOption('Fortnox')
  await administrator.getByRole('textbox', { name: 'Name' }).focus()
  await administrator.keyboard.press('Enter')
  await expect(administrator.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(administrator, 'form with errors')
})

test('the detail view in each state', async ({ product, admin, administrator, watch }) => {
  const pending = await pendingIntegration(admin)
  await administrator.goto(paths.detail(pending.id))
  await expect(stateOf(administrator)).toBeVisible()
  await expectAccessible(administrator, 'detail, pending')
  const connected = await connectedIntegration({ product, admin }, { daysBack: 3 })
  await administrator.goto(paths.detail(connected.id))
  await expect(stateOf(administrator)).toContainText('Works.')
  await expectAccessible(administrator, 'detail, connected')
  await administrator.getByRole('button', { name: 'More', exact: true }).click()
  await expectAccessible(administrator, 'menu')
  await administrator.keyboard.press('Escape')
  for (const name of ['Edit', 'Delete']) {
    await administrator.setViewportSize(desktop)
    await ask(administrator, name)
    await expectAccessible(administrator, `dialog ${name}`)
    await administrator.keyboard.press('Escape')
  }
  await product.db.prisma.integration.update({
    where: { id: connected.id },
    data: { status: 'attention', attentionReason: 'reauthorization_required' },
  })
  await administrator.reload()
  await expect(stateOf(administrator)).toContainText('Visma no longer lets us in.')
  await expectAccessible(administrator, 'detail, attention')
  watch.expect(/status of 404 /)
  await administrator.goto('/nowhere')
  await expectAccessible(administrator, 'unknown page')
})

test('the people, the own account and what leads to them', async ({
  admin,
  administrator,
  openBrowser,
  watch,
}) => {
  const body = { email: 'kim@venue.example', role: 'viewer' } as const
  const invited = await admin.call(createInvitation, { body })
  await administrator.goto('/settings/people')
  await expect(administrator.getByRole('row', { name: /kim@venue\.example/ })).toBeVisible()
  await expectAccessible(administrator, 'people')
  await administrator.setViewportSize(desktop)
  await administrator.getByRole('button', { name: 'Invite' }).click()
  await expect(administrator.getByRole('dialog')).toBeVisible()
  await expectAccessible(administrator, 'dialog Invite')
  await administrator.goto('/settings/account')
  await expect(title(administrator)).toHaveText('My account')
  await expectAccessible(administrator, 'my account')
  await administrator.setViewportSize(desktop)
  await administrator.getByRole('button', { name: 'Turn on' }).click()
  await expect(administrator.getByRole('img', { name: /QR code/ })).toBeVisible()
  await expectAccessible(administrator, 'dialog of the second factor')

  watch.expect(/status of 401/)
  const visitor = await openBrowser()
  await visitor.goto(invited.url)
  await expect(title(visitor)).toHaveText('Welcome to Reco Collector')
  await expectAccessible(visitor, 'invitation')
  await visitor.goto('/forgot-password')
  await expect(title(visitor)).toHaveText('Forgot your password?')
  await expectAccessible(visitor, 'forgotten password')
  await visitor.goto('/reset-password#token')
  await expect(title(visitor)).toBeVisible()
  await expectAccessible(visitor, 'new password')
})

test('the audit log', async ({ admin, administrator }) => {
  await pendingIntegration(admin, { name: 'Loggad' })
  await administrator.goto(paths.auditLog)
  await expect(administrator.getByRole('row', { name: /created the integration\..*Loggad/ })).toBeVisible()
  await expectAccessible(administrator, 'audit log')
})

test('the record of a fetch, and the dialogs of a link', async ({ product, admin, administrator }) => {
  const connected = await connectedIntegration({ product, admin }, { name: 'Protokollet', daysBack: 3 })
  await administrator.goto(`${paths.detail(connected.id)}/fetches/${connected.lastSync?.id}`)
  await expect(stateOf(administrator)).toContainText('Done.')
  await expectAccessible(administrator, 'record of a fetch')
  const pending = await pendingIntegration(admin, { name: 'Delaren' })
  await administrator.goto(paths.detail(pending.id))
  for (const name of [/^Send by e-mail/, /^(Show )?QR code/, /^New link/]) {
    await administrator.setViewportSize(desktop)
    await administrator.getByRole('main').getByRole('button', { name }).first().click()
    await expect(administrator.getByRole('dialog')).toBeVisible()
    await expectAccessible(administrator, `dialog ${name}`)
    await administrator.keyboard.press('Escape')
  }
})

test('the pages of the owner', async ({ admin, owner, watch }) => {
  const integration = await pendingIntegration(admin)
  watch.expect(/status of 410 .*\/connect\//)
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner, { answer: 'No, do not allow' })
  await expect(title(owner)).toBeVisible()
  await expectAccessible(owner, 'refused')
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner)
  await expect(title(owner)).toBeVisible()
  await expectAccessible(owner, 'connected')
  await owner.goto(consentUrlOf(integration))
  await expectAccessible(owner, 'used')
  await owner.getByRole('link', { name: 'Se eller avsluta anslutningen' }).click()
  await answerAtVisma(owner)
  await expect(title(owner)).toHaveText('Anslutningen till Reco')
  await expectAccessible(owner, 'managed')
  await admin.call(deleteIntegration, { params: { id: integration.id } })
  await owner.goto(consentUrlOf(integration))
  await expectAccessible(owner, 'deleted')
})
