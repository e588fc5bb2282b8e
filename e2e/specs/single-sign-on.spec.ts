import { startIdentityProvider } from '@collector/api/testing/identity-provider.ts'
import { createAdministrator } from '@collector/api/testing/people.ts'
import { freePort } from '@collector/db/testing'
import { title } from '../fixtures/pages.ts'
import { anna, expect, test } from '../fixtures/test.ts'

test('somebody logs in through the organisation’s own provider, and is led to the page asked for', async ({
  startOwnProduct,
  openBrowser,
  watch,
}) => {
  watch.expect(/status of 401 .*session/)
  const port = await freePort()
  const provider = await startIdentityProvider(`http://localhost:${port}/sso/callback`)
  const product = await startOwnProduct({
    works: false,
    port,
    environment: {
      ADMIN_OIDC_ISSUER: provider.issuer,
      ADMIN_OIDC_CLIENT_ID: provider.clientId,
      ADMIN_OIDC_CLIENT_SECRET: provider.clientSecret,
      ADMIN_OIDC_NAME: 'Reco ID',
    },
  })
  await createAdministrator(product)
  const page = await openBrowser({ origin: product.origin })

  await test.step('a stranger of the organisation is told whom to ask', async () => {
    provider.person = { sub: 'eve', email: 'eve@reco.example', email_verified: true, name: 'Eve' }
    await page.goto('/settings/account')
    await page.getByRole('link', { name: 'Log in with Reco ID' }).click()
    await expect(title(page)).toHaveText('Log in')
    await expect(page.getByRole('status').getByText(/Reco ID/)).toBeVisible()
    expect(await product.db.prisma.user.count()).toBe(1)
  })

  await test.step('whoever has an account is in', async () => {
    provider.person = { sub: 'anna', email: anna.email, email_verified: true, name: anna.name }
    await page.goto('/settings/account')
    await page.getByRole('link', { name: 'Log in with Reco ID' }).click()
    await expect(title(page)).toHaveText('My account')
    await expect(page.getByRole('banner')).toContainText(anna.name)
  })
  await page.close()
  await provider.close()
})
