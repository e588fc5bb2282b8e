import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { listIntegrations } from '@collector/contracts'
import type { Page } from '@playwright/test'
import { type Consumer, createConsumer } from '../fixtures/consumer.ts'
import { expect, test } from '../fixtures/test.ts'

let consumer: Consumer

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(600_000)
  consumer = await createConsumer()
})
test.afterAll(() => consumer?.[Symbol.asyncDispose]())

/** The page of the package's README: a form and a list. */
async function createInForm(page: Page, name: string, app: 'Visma' | 'Fortnox') {
  await page.getByRole('combobox', { name: 'Integration App' }).selectOption(app)
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
  await page.getByRole('textbox', { name: /^Venue ID/ }).fill('atelje-vit')
  await page.getByRole('button', { name: 'Save' }).click()
}

test('the packed contracts compile under strict types and build in a project of somebody else', async () => {
  test.setTimeout(300_000)
  await consumer.run('tsc', ['-p', '.'])
  await consumer.run('npm', ['exec', '--offline', '--', 'msw', 'init', 'public', '--no-save'])
  await consumer.run('vite', ['build', '--outDir', 'dist'])
  await consumer.run('vite', ['build', '--outDir', 'dist-mocked'], { VITE_MOCKED: 'true' })
})

test('the installed package brings its reference: a page an entry, a section a name', async () => {
  const reference = path.join(consumer.folder, 'node_modules/@collector/contracts/dist/reference')
  const contents = await readFile(path.join(reference, 'README.md'), 'utf8')
  const pages = [...contents.matchAll(/\((\S+\.md)\): (.*)$/gm)]
  expect(pages.length).toBeGreaterThan(10)
  for (const [, file = '', names = ''] of pages) {
    const page = await readFile(path.join(reference, file), 'utf8')
    const sections = [...page.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name)
    expect(sections.toSorted()).toEqual(
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).toSorted(),
    )
  }
  const endpoint = await readFile(path.join(reference, 'integrations.md'), 'utf8')
  expect(endpoint).toMatch(/^## createIntegration\n[\s\S]*?Example:/m)
})

test('its screen lists and creates integrations against the running product', async ({
  admin,
  product,
  openBrowser,
  watch,
}) => {
  watch.expect(/status of 400/)
  const origin = await consumer.preview('dist', product.origin)
  const page = await openBrowser({ loggedIn: true, origin })
  await page.goto('/')
  await createInForm(page, 'Ateljé Vit', 'Visma')
  const row = page.getByRole('listitem').filter({ hasText: 'Ateljé Vit' })
  await expect(row).toContainText('Ateljé Vit (Visma): pending')
  await expect(row.getByRole('link', { name: 'link' })).toHaveAttribute(
    'href',
    new RegExp(`^${product.origin}/connect/`),
  )
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue('')
  const { items } = await admin.call(listIntegrations)
  expect(items.map(({ name }) => name)).toContain('Ateljé Vit')

  await createInForm(page, ' ', 'Fortnox')
  await expect(page.getByText('Fill this in.').first()).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Something in the request is not right.')
  await expect(page.getByRole('combobox', { name: 'Integration App' })).toHaveValue('fortnox')
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue(' ')
  await expect(page.getByRole('textbox', { name: /^Venue ID/ })).toHaveValue('atelje-vit')
})

test('the same screen lists and creates integrations with the mocks and no backend at all', async ({
  openBrowser,
  watch,
}) => {
  watch.expect(/status of 400/)
  const origin = await consumer.preview('dist-mocked', 'http://localhost:9')
  const page = await openBrowser({ origin })
  await page.goto('/')
  await expect(page.getByRole('listitem')).toHaveCount(8)
  await expect(page.getByRole('listitem').filter({ hasText: 'Björks Salong' })).toContainText('connected')
  await createInForm(page, 'Ateljé Vit', 'Fortnox')
  await expect(page.getByRole('listitem').first()).toContainText('Ateljé Vit (Fortnox): pending')
  await createInForm(page, '', 'Visma')
  await expect(page.getByText('Fill this in.').first()).toBeVisible()
})
