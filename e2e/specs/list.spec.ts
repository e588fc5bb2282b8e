import { readFile } from 'node:fs/promises'
import { pendingIntegration } from '../fixtures/integrations.ts'
import { paths, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('the list is searched, sorted and shared by its address, and Back works, with the keyboard alone', async ({
  openBrowser,
  admin,
}) => {
  for (const name of ['Örjans Listor', 'Anders Listor', 'Åsas Listor'])
    await pendingIntegration(admin, { name })
  const page = await openBrowser({ loggedIn: true })
  await page.goto(paths.list)
  await expect(title(page)).toBeVisible()
  const names = page.getByRole('table').getByRole('link', { name: /Listor/ })

  await test.step('a search is said and stands in the address', async () => {
    const all = page.getByRole('navigation', { name: 'Filter by status' }).getByRole('link').first()
    await expect(all).toHaveText(/^All\d+$/)
    await page.getByRole('searchbox', { name: 'Search' }).focus()
    await page.keyboard.type('listor')
    await expect(all).toHaveText('All')
    await expect(page).toHaveURL(/search=listor/)
    await expect(page.getByRole('status').getByText('3 integrations')).toHaveCount(1)
    await expect(names).toHaveCount(3)
  })

  await test.step('a heading sorts and says so', async () => {
    const heading = page.getByRole('columnheader', { name: 'Name' })
    await expect(heading).toHaveAttribute('aria-sort', 'none')
    await heading.getByRole('link').focus()
    await page.keyboard.press('Enter')
    await expect(heading).toHaveAttribute('aria-sort', 'ascending')
    await expect(names).toHaveText(['Anders Listor', 'Åsas Listor', 'Örjans Listor'])
    await page.keyboard.press('Enter')
    await expect(heading).toHaveAttribute('aria-sort', 'descending')
    await expect(names).toHaveText(['Örjans Listor', 'Åsas Listor', 'Anders Listor'])
  })

  await test.step('somebody else sees the same at this address', async () => {
    const colleague = await openBrowser({ loggedIn: true })
    await colleague.goto(page.url())
    await expect(colleague.getByRole('searchbox', { name: 'Search' })).toHaveValue('listor')
    await expect(colleague.getByRole('table').getByRole('link', { name: /Listor/ })).toHaveText([
      ...['Örjans Listor', 'Åsas Listor', 'Anders Listor'],
    ])
  })

  await test.step('Back comes back to it', async () => {
    await names.first().focus()
    await page.keyboard.press('Enter')
    await expect(title(page)).toHaveText('Örjans Listor')
    await page.goBack()
    await expect(names).toHaveText(['Örjans Listor', 'Åsas Listor', 'Anders Listor'])
    await page.goBack()
    await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  })

  await test.step('what matches nothing says what was asked for', async () => {
    await page
      .getByRole('navigation', { name: 'Filter by status' })
      .getByRole('link', { name: /Paused/ })
      .click()
    await expect(page.getByText('Searched for “listor” · Status: Paused')).toBeVisible()
    await page.getByRole('link', { name: 'Clear filters' }).click()
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('')
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
  })
})

test('several integrations are paused, undone and given links, and say what became of each', async ({
  openBrowser,
  admin,
}) => {
  for (const name of ['Bunten Ett', '=Bunten Två']) await pendingIntegration(admin, { name })
  const page = await openBrowser({ loggedIn: true })
  await page.goto(`${paths.list}?search=bunten`)
  await page.getByRole('checkbox', { name: 'Select all on this page' }).focus()
  await page.keyboard.press('Space')
  const bar = page.getByRole('region', { name: 'Selected integrations' })
  await expect(bar.getByText('2 selected')).toBeVisible()

  await bar.getByRole('button', { name: 'Pause' }).focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog', { name: '2 integrations are paused' })
    .getByRole('button', { name: 'Undo' })
    .click()
  const resumed = page.getByRole('dialog', { name: '2 integrations are resumed' })
  await resumed.getByRole('button', { name: 'Close' }).first().click()
  await expect(page.getByRole('row', { name: /Bunten Ett/ })).toContainText('Waiting for consent')

  await bar.getByRole('button', { name: 'New links' }).click()
  const links = page.getByRole('dialog', { name: '2 new links' })
  await expect(links.getByText(/\/connect\//)).toHaveCount(2)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    links.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv).toContain(`'=Bunten Två,salong-bjork,Visma,http`)
  await page.keyboard.press('Escape')
  await expect(bar).toBeVisible()

  const [list] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as CSV' }).click(),
  ])
  expect((await readFile(await list.path(), 'utf8')).split('\r\n')).toHaveLength(4)
})

test('a venue that already has an integration with the app is told of in the form, with a link to it', async ({
  openBrowser,
  admin,
}) => {
  const existing = await pendingIntegration(admin, { name: 'Redan Ansluten' })
  const page = await openBrowser({ loggedIn: true })
  await page.goto(paths.form)
  await page.getByRole('combobox', { name: 'Integration App' }).selectOption('Visma')
  await page.getByRole('textbox', { name: 'Name' }).fill('En till')
  await page.getByRole('textbox', { name: 'Venue ID' }).fill(`${existing.venueId}-x`)
  const warning = page.getByRole('status').filter({ hasText: 'This venue already has a Visma integration' })
  await page.getByRole('textbox', { name: 'Venue ID' }).fill(existing.venueId)
  await expect(warning.getByRole('link', { name: 'Redan Ansluten' })).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(title(page)).toHaveText('En till')
})
