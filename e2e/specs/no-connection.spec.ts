import { paths, title } from '../fixtures/pages.ts'
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
