import type { AppDescription } from '@collector/contracts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test.beforeEach(async ({ admin: _, administrator }) => {
  await administrator.route('**/api/v1/apps', async route => {
    const response = await route.fetch()
    const apps: { items: AppDescription[] } = await response.json()
    const items = apps.items.map(item => ({ ...item, configured: item.app !== 'fortnox' }))
    const json = { ...apps, items }
    await route.fulfill({ response, json })
  })
})

test('an app that cannot be connected yet says so before saving, and nothing asks to share its link', async ({
  administrator,
}) => {
  const app = administrator.getByRole('combobox', { name: 'Integration App' })
  const main = administrator.getByRole('main')
  const cannotYet = 'Fortnox cannot be connected in this installation yet.'
  await administrator.goto(paths.form)
  await app.selectOption('Visma')
  await expect(main).toContainText('You share it with the owner')
  await expect(main).not.toContainText('cannot be connected')

  await app.selectOption('Fortnox')
  await expect(main.getByRole('status').getByText(cannotYet)).toBeVisible()
  await expect(main).not.toContainText(/share/i)
  await administrator.getByRole('textbox', { name: 'Name' }).fill('Salong Fort')
  await administrator.getByRole('textbox', { name: 'Venue ID' }).fill('salong-fort')
  await administrator.getByRole('button', { name: 'Save' }).click()

  await expect(title(administrator)).toHaveText('Salong Fort')
  await expect(administrator.getByText('Salong Fort is created.', { exact: true })).toBeVisible()
  await expect(stateOf(administrator).getByRole('paragraph')).toHaveText(cannotYet)
  await expect(main.getByRole('region', { name: 'Consent link' })).toContainText('cannot approve')
  await expect(administrator.locator('body')).not.toContainText(/share/i)
  await expect(main.getByRole('textbox', { name: 'Message' })).toHaveCount(0)
  await administrator.getByRole('button', { name: 'New link' }).click()
  await administrator.getByRole('button', { name: 'Make new link' }).click()
  await expect(administrator.getByText(/^The new link is ready\./)).toBeVisible()
  await expect(administrator.locator('body')).not.toContainText(/share/i)

  await administrator.getByRole('link', { name: 'External App Integrations' }).first().click()
  const row = administrator.getByRole('row', { name: /Salong Fort/ })
  await expect(row.getByRole('cell').last()).toHaveText('Fortnox')
})

test('in Swedish as well', async ({ administrator }) => {
  await administrator.goto(paths.form)
  await administrator.getByRole('combobox', { name: 'Language', exact: true }).selectOption('Svenska')
  await administrator.getByRole('combobox', { name: 'Integrationsapp' }).selectOption('Fortnox')
  const main = administrator.getByRole('main')
  await expect(main.getByRole('status')).toContainText([
    'Fortnox kan inte anslutas i den här installationen än.',
  ])
  await expect(main).not.toContainText(/dela/i)
})
