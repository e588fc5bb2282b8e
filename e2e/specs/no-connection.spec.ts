import { pendingIntegration } from '../fixtures/integrations.ts'
import { announced, paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

const page404 = { status: 404, contentType: 'text/plain', body: '' }

test('a page that is opened while there is no connection says so, and comes when there is one again', async ({
  administrator: page,
  watch,
}) => {
  watch.expect(/Failed to load resource|ERR_FAILED/)
  await page.goto(paths.list)
  await expect(title(page)).toBeVisible()
  await page.route('**', route => route.abort())
  await page.getByRole('link', { name: 'People' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('There was no answer. Check your connection and try again.')
  await expect(page.getByText('A new version is out')).toHaveCount(0)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toContainText('There was no answer.')

  await page.unroute('**')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(title(page)).toHaveText('People')
})

test('a page whose files are gone says that there is a new version', async ({
  administrator: page,
  watch,
}) => {
  watch.expect(/Failed to load resource/)
  await page.goto(paths.list)
  await expect(title(page)).toBeVisible()
  await page.route(/\/assets\/(list-people|later)/, route => route.fulfill(page404))
  await page.getByRole('link', { name: 'People' }).click()
  await expect(page.getByText('A new version is out. Reload the page to get it.')).toBeVisible()
  await page.unroute(/\/assets\/(list-people|later)/)
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await expect(title(page)).toHaveText('People')
})

test('without an answer from the API each page says so and tries again when asked', async ({
  admin,
  administrator,
  watch,
}) => {
  const { id } = await pendingIntegration(admin, { name: 'Salong Avbrott' })
  watch.expect(/net::ERR_FAILED/)
  const cutOff = () => administrator.route('**/api/v1/integrations**', route => route.abort())
  await cutOff()
  await administrator.goto(paths.list)
  await expect(administrator.getByRole('alert')).toContainText('There was no answer.')
  await administrator.unroute('**/api/v1/integrations**')
  await administrator.getByRole('button', { name: 'Try again' }).click()
  await administrator.getByRole('link', { name: 'Salong Avbrott' }).click()
  await expect(stateOf(administrator)).toContainText('Waiting for the owner')

  await administrator.route(`**/api/v1/integrations/${id}`, route => route.abort())
  await expect(announced(administrator, /Could not refresh\. What you see is from/)).toBeVisible()
  await expect(stateOf(administrator)).toContainText('Waiting for the owner')
})
