import { untilIntegration } from '@collector/api/testing/people.ts'
import { requestSync } from '@collector/contracts'
import { connectedIntegration } from '../fixtures/integrations.ts'
import { paths, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('the list fits beside the navigation in Swedish, where a fetch failed, and breaks no word of a name', async ({
  product,
  admin,
  openBrowser,
}) => {
  const { companies, behaviour } = product.visma
  behaviour.accessTokensAfterRevocation = 'rejected'
  const owner = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
  const { id } = await connectedIntegration({ product, admin }, { name: 'Norrlunda Byggservice', ...owner })
  await product.visma.revokeGrant({ companyId: companies.find(owner.company).id })
  await admin.call(requestSync, { params: { id } })
  await untilIntegration(admin, id, ({ lastSync }) => lastSync?.status === 'failed')
  const page = await openBrowser({ loggedIn: true, locale: 'sv-SE' })
  for (const width of [1205, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(paths.list)
    const row = page.getByRole('row', { name: /Norrlunda Byggservice/ })
    await expect(row).toContainText('Misslyckades nyss')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `pixels beyond ${width}`).toBeLessThanOrEqual(0)
    const name = await row.getByRole('link').evaluate(link => {
      const range = document.createRange()
      range.selectNodeContents(link)
      return range.getClientRects().length
    })
    expect(name, `lines of the name at ${width}`).toBeLessThanOrEqual(2)
    await expect(row).toContainText('Godkännandet gäller inte')
  }
})

test('no link of the navigation moves when another becomes the current', async ({
  admin: _,
  openBrowser,
}) => {
  const page = await openBrowser({ loggedIn: true })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(paths.list)
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  const places = () => links.evaluateAll(all => all.map(link => link.getBoundingClientRect().top))
  await expect(links.first()).toHaveAttribute('aria-current', 'page')
  const before = await places()
  const lines = await links.first().evaluate(link => link.getBoundingClientRect().height)
  expect(lines, 'height of a link of one line').toBeLessThanOrEqual(40)
  await links.last().click()
  await expect(links.last()).toHaveAttribute('aria-current', 'page')
  expect(await places()).toEqual(before)
})

test('what can be done with an integration stands beside its name', async ({
  product,
  admin,
  openBrowser,
}) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Björks Salong i Gamla stan AB' })
  for (const locale of ['en-GB', 'sv-SE']) {
    const page = await openBrowser({ loggedIn: true, locale })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(paths.detail(id))
    const more = page.getByRole('button', { name: /^(More|Mer)$/ })
    await expect(more).toBeVisible()
    const [heading, last] = [await title(page).boundingBox(), await more.boundingBox()]
    expect(last?.y, locale).toBeLessThan((heading?.y ?? 0) + (heading?.height ?? 0))
  }
})
