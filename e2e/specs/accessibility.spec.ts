import { AxeBuilder } from '@axe-core/playwright'
import { deleteIntegration } from '@collector/contracts'
import type { Page } from '@playwright/test'
import { connectedIntegration, consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'
import { answerAtVisma } from '../fixtures/visma.ts'

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/**
 * No violations of WCAG 2.2 AA, light and dark, on a desktop and on a phone, where nothing is wider than the
 * screen.
 */
async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .setLegacyMode()
        .analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target} ${node.failureSummary}`).join('; ')}`,
      )
      expect.soft(found, `${what}, ${width}, ${colorScheme}`).toEqual([])
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(overflow, `${what} on a ${width}: pixels beyond the right edge`).toBeLessThanOrEqual(0)
  }
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
  for (const name of ['Edit', 'Delete']) {
    await administrator.setViewportSize(desktop)
    await administrator.getByRole('button', { name, exact: true }).click()
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
  await admin.call(deleteIntegration, { params: { id: integration.id } })
  await owner.goto(consentUrlOf(integration))
  await expectAccessible(owner, 'deleted')
})
