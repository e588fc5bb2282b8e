import type { Page } from '@playwright/test'
import { connectedIntegration, pendingIntegration } from '../fixtures/integrations.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

/** Holds back what the API answers below `/api/v1` until it is let go. */
async function holdBack(page: Page, path: RegExp): Promise<() => void> {
  let letGo = () => {}
  const released = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route(
    ({ pathname }) => path.test(pathname.replace('/api/v1', '')),
    async route => {
      await released
      await route.continue()
    },
  )
  return letGo
}

const topOf = async (page: Page) => (await title(page).boundingBox())?.y

test('the list shows rows in grey where the integrations will be, and nothing above them moves', async ({
  admin,
  administrator,
}) => {
  const { name } = await pendingIntegration(admin, { name: 'Salong Väntan' })
  const letGo = await holdBack(administrator, /^\/integrations(\/counts)?$/)
  await administrator.goto(paths.list)
  const main = administrator.getByRole('main')
  await expect(main.getByText('Loading…')).toBeVisible()
  await expect(main.locator('[aria-busy="true"]')).toBeVisible()
  await expect(administrator.getByRole('table')).toBeHidden()
  const search = administrator.getByRole('searchbox', { name: 'Search' })
  await search.focus()
  const [top, field] = [await topOf(administrator), await search.boundingBox()]

  letGo()
  await expect(administrator.getByRole('link', { name })).toBeVisible()
  await expect(main.locator('[aria-busy="true"]')).toHaveCount(0)
  await expect(search).toBeFocused()
  expect(await topOf(administrator)).toBe(top)
  expect(await search.boundingBox()).toEqual(field)
})

test('the detail view shows its outline, then its parts in grey, each until its own answer is there', async ({
  product,
  admin,
  administrator,
}) => {
  const { id, name } = await connectedIntegration({ product, admin }, { name: 'Salong Skelett' })
  const letGo = await holdBack(administrator, new RegExp(`^/integrations/${id}$`))
  const letParts = await holdBack(administrator, /\/(events|invoices|syncs)$/)
  await administrator.goto(paths.detail(id))
  await expect(administrator.getByRole('status').getByText('Loading…')).toBeVisible()
  await expect(title(administrator)).toBeHidden()

  letGo()
  await expect(title(administrator)).toHaveText(name)
  await expect(stateOf(administrator)).toBeVisible()
  const parts = ['Invoices', 'Fetches', 'History'].map(part =>
    administrator.getByRole('region', { name: part, exact: true }),
  )
  for (const part of parts) await expect(part.locator('[aria-busy="true"]')).toBeVisible()

  letParts()
  for (const part of parts) {
    await expect(part.locator('[aria-busy="true"]')).toHaveCount(0)
    await expect(part.getByRole('row').or(part.getByRole('listitem')).first()).toBeVisible()
  }
})

test('on the way from the list to an integration the list stays, and says that something is on its way', async ({
  admin,
  administrator,
}) => {
  const { id, name } = await pendingIntegration(admin, { name: 'Salong Vägen' })
  const letGo = await holdBack(administrator, new RegExp(`^/integrations/${id}$`))
  await administrator.goto(paths.list)
  await administrator.getByRole('link', { name }).click()
  const main = administrator.getByRole('main')
  await expect(main).toHaveAttribute('aria-busy', 'true')
  await expect(administrator.getByRole('table')).toBeVisible()
  letGo()
  await expect(title(administrator)).toHaveText(name)
  await expect(main).toHaveAttribute('aria-busy', 'false')
})
