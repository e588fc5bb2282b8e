import { paths, title } from '../fixtures/pages.ts'
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
