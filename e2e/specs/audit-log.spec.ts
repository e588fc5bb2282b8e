import { createColleague, password } from '@collector/api/testing/people.ts'
import { pendingIntegration } from '../fixtures/integrations.ts'
import { paths, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('the audit log tells who did what about which integration and from where, in both languages', async ({
  admin,
  administrator,
  openBrowser,
}) => {
  const { name } = await pendingIntegration(admin, { name: 'Salong Loggen' })
  await administrator.goto(paths.list)
  await administrator.getByRole('link', { name: 'Audit log' }).click()
  await expect(title(administrator)).toHaveText('Audit log')
  await expect(title(administrator)).toBeFocused()
  const row = administrator.getByRole('row', { name: /Anna Berg created the integration\..*Salong Loggen/ })
  await expect(row).toContainText('127.0.0.1')
  await row.getByRole('link', { name }).click()
  await expect(title(administrator)).toHaveText(name)
  await administrator.goBack()
  await expect(administrator.getByRole('row', { name: /Anna Berg read the audit log\./ })).toBeVisible()

  const swedish = await openBrowser({ loggedIn: true, locale: 'sv-SE' })
  await swedish.goto(paths.auditLog)
  await expect(title(swedish)).toHaveText('Händelselogg')
  await expect(
    swedish.getByRole('row', { name: /Anna Berg skapade integrationen\..*Salong Loggen/ }),
  ).toBeVisible()
})

test('the audit log is read page by page, and once a visit', async ({ product, admin: _, administrator }) => {
  const { event } = product.db.prisma
  await event.createMany({
    data: Array.from({ length: 60 }, () => ({
      type: 'session.created',
      actorKind: 'user',
      actorName: 'Kim Ek',
    })),
  })
  const readings = () => event.count({ where: { type: 'audit.read' } })
  const before = await readings()
  await administrator.clock.install()
  await administrator.goto(paths.auditLog)
  const rows = administrator.getByRole('row', { name: /Kim Ek logged in\./ })
  await expect(rows).toHaveCount(50)
  const more = administrator.getByRole('button', { name: 'Show more' })
  await more.focus()
  await administrator.keyboard.press('Enter')
  await expect(rows).toHaveCount(60)
  await administrator.clock.fastForward('10:00')
  await administrator.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await administrator.getByRole('link', { name: 'My account' }).click()
  await expect(title(administrator)).toHaveText('My account')
  expect(await readings()).toBe(before + 2)
})

test('whoever is no administrator neither sees the way to the audit log nor gets in', async ({
  product,
  openBrowser,
}) => {
  await createColleague(product, 'viewer')
  const { email } = await product.db.prisma.user.findFirstOrThrow({ where: { role: 'viewer' } })
  const page = await openBrowser()
  await page.goto(paths.auditLog)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(title(page)).toHaveText('This page is not for your role')
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([
    'External App Integrations',
    'My account',
  ])
  await page.getByRole('link', { name: 'To the integrations' }).click()
  await expect(title(page)).toHaveText('External App Integrations')
})
