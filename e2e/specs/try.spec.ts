import { expect, test } from '@playwright/test'
import { startProduct } from '../../apps/api/test/harness/product.ts'
import { createAdministrator, createVismaIntegration } from '../../apps/api/test/harness/people.ts'

test('try', async ({ browser }) => {
  let t = Date.now()
  await using product = await startProduct()
  console.log('product', Date.now() - t); t = Date.now()
  const admin = await createAdministrator(product)
  await createVismaIntegration(admin)
  console.log('admin', Date.now() - t); t = Date.now()
  const context = await browser.newContext({ baseURL: product.origin })
  const r = await context.request.post('/api/v1/session', { headers: { origin: product.origin }, data: { email: 'anna@venue.example', password: 'correct horse battery staple' } })
  console.log(r.status(), await context.cookies())
  const page = await context.newPage()
  page.on('console', m => console.log(m.type(), m.text()))
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  console.log('page', Date.now() - t); t = Date.now()
  console.log(await page.locator('body').ariaSnapshot())
  await page.screenshot({ path: '/tmp/try.png', fullPage: true })
})
