import { giveConsent } from '@collector/api/testing/people.ts'
import type { Page } from '@playwright/test'
import { connectedIntegration, pendingIntegration } from '../fixtures/integrations.ts'
import { announced, paths, stateOf } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What an announcement takes up on the page; what only screen readers hear takes up a pixel. */
const heights = (page: Page, text: string | RegExp) =>
  announced(page, text).evaluateAll(all => all.map(each => each.getBoundingClientRect().height))

test('what the person did is announced once', async ({ product, admin, administrator }) => {
  const { id, name } = await connectedIntegration({ product, admin }, { name: 'Salong Eget' })
  await administrator.goto(paths.detail(id))
  await button(administrator, 'Pause').click()
  await expect(announced(administrator, `${name} is paused.`)).toBeVisible()
  await expect(stateOf(administrator)).toContainText('Paused by Anna Berg.')
  // Not by an assertion that tries again: a second message would soon be gone.
  expect(await announced(administrator, /Salong Eget/).allTextContents()).toEqual([`${name} is paused.`])
})

test('what comes by itself is read to screen readers and covers nothing', async ({
  product,
  admin,
  administrator,
}) => {
  const integration = await pendingIntegration(admin, { name: 'Salong Själv' })
  await administrator.goto(paths.detail(integration.id))
  await expect(stateOf(administrator)).toContainText('Waiting for the owner')
  await giveConsent(product, integration)
  await expect(announced(administrator, /^Salong Själv: (Connected to|Works)/).first()).toBeAttached()
  for (const height of await heights(administrator, /^Salong Själv: /)) expect(height).toBeLessThanOrEqual(1)
})

test('messages that come close together are each read, by themselves, and at most two cover the page', async ({
  admin,
  openBrowser,
}) => {
  const { id } = await pendingIntegration(admin)
  const page = await openBrowser({ loggedIn: true, permissions: ['clipboard-write'] })
  await page.goto(paths.detail(id))
  await stateOf(page).getByRole('button', { name: 'Copy URL' }).click()
  await button(page, 'Copy message').click()
  await button(page, 'Pause').click()
  await expect(announced(page, /is paused\.$/)).toBeVisible()
  const all = await heights(page, /^Copied$|is paused\.$/)
  expect(all).toHaveLength(3)
  expect(all.map(height => height > 1)).toEqual([false, true, true])
  const region = page.getByRole('status').filter({ hasText: /is paused\./ })
  await expect(region).toHaveAttribute('aria-atomic', 'false')
})
