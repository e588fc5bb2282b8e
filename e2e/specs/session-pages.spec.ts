import { untilIntegration } from '@collector/api/testing/people.ts'
import { pendingIntegration } from '../fixtures/integrations.ts'
import { announced, logIn, paths, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('whoever is logged in and comes to the login page goes on to the list', async ({
  administrator: page,
}) => {
  await page.goto('/login')
  await expect(title(page)).toHaveText('External App Integrations')
  await page.goto(`/login?next=${encodeURIComponent('/settings/account')}`)
  await expect(title(page)).toHaveText('My account')
})

test('whose session was ended elsewhere reads so at the login form, which does not speak of a first time', async ({
  administrator: page,
  watch,
}) => {
  watch.expect(/status of 401/)
  await page.goto(paths.list)
  await expect(title(page)).toBeVisible()
  await page.context().clearCookies()
  await page.getByRole('link', { name: 'People' }).click()
  await expect(title(page)).toHaveText('Log in')
  await expect(page.getByRole('status').filter({ hasText: 'You were logged out.' })).toBeVisible()
  await expect(page.getByText('Invited? Open the link of your invitation first.')).toBeVisible()
  await expect(page.getByText('First time here?')).toHaveCount(0)
})

test('SE-24 logging in leads back to the page asked for, and after logging out Back shows nothing', async ({
  admin,
  openBrowser,
  watch,
}) => {
  const integration = await pendingIntegration(admin, { name: 'Salong Hemlig' })
  const page = await openBrowser()
  watch.expect(/status of 401 /)

  await page.goto(paths.detail(integration.id))
  await expect(title(page)).toHaveText('Log in')
  await logIn(page, 'not the right password')
  await expect(page.getByRole('alert')).toContainText('E-mail or password is wrong.')
  await logIn(page)
  await expect(title(page)).toHaveText('Salong Hemlig')

  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await expect(title(page)).toHaveText('Log in')
  await expect(announced(page, 'You are logged out.')).toBeVisible()
  await page.goBack()
  await expect(title(page)).toHaveText('Log in')
  await expect(page.locator('body')).not.toContainText('Hemlig')
  await page.goto(paths.list)
  await expect(title(page)).toHaveText('Log in')
})

test('whose login has ended is asked to log in and comes back to the page', async ({
  product,
  admin,
  openBrowser,
  watch,
}) => {
  const { id } = await pendingIntegration(admin, { name: 'Salong Igen' })
  watch.expect(/status of 401 /)
  const page = await openBrowser()
  await page.goto(paths.detail(id))
  await logIn(page)
  await expect(title(page)).toHaveText('Salong Igen')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(title(page)).toHaveText('Log in')
  await logIn(page)
  await expect(title(page)).toHaveText('Salong Igen')
  await untilIntegration(admin, id, ({ status }) => status === 'pending')
  expect(product.logLines.filter(line => line.includes('"level":50'))).toEqual([])
})
