import { readFile } from 'node:fs/promises'
import { giveConsent } from '@collector/api/testing/people.ts'
import { getIntegration } from '@collector/contracts'
import type { Page } from '@playwright/test'
import { connectedIntegration, pendingIntegration } from '../fixtures/integrations.ts'
import { announced, ask, logIn, paths, stateOf } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('the history says who copied the link, and is narrowed to a topic and a day', async ({
  admin,
  openBrowser,
}) => {
  const { id } = await pendingIntegration(admin, { name: 'Salong Historik' })
  const page = await openBrowser({ loggedIn: true, permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(paths.detail(id))
  await stateOf(page).getByRole('button', { name: 'Copy URL' }).click()
  const history = section(page, 'History')
  await expect(history).toContainText('Anna Berg copied the link.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/connect/')

  const topic = history.getByRole('combobox', { name: 'Show' })
  await topic.focus()
  await topic.selectOption('Settings and pauses')
  await expect(history).not.toContainText('copied')
  await expect(history.getByRole('listitem')).toHaveCount(1)
  await expect(announced(page, '1 entry shown')).toBeAttached()
  await expect(topic).toBeFocused()

  await page.reload()
  await expect(topic).toHaveValue('settings')
  await expect(history.getByRole('listitem')).toHaveText(/Anna Berg created the integration\./)
  await history.getByLabel('Up to and including').fill('2020-01-01')
  await expect(history).toContainText('Nothing like that has happened.')
  await history.getByRole('button', { name: 'Show everything' }).click()
  await expect(history).toContainText('Anna Berg copied the link.')
  await expect(topic).toBeFocused()
})

test('invoices are searched, narrowed to days, drawn by day and exported as CSV', async ({
  product,
  admin,
  openBrowser,
}) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Salong Sök', daysBack: 30 })
  // An export asks for a recent login.
  const administrator = await openBrowser()
  await administrator.goto(paths.detail(id))
  await logIn(administrator)
  const invoices = section(administrator, 'Invoices')
  const rows = invoices.getByRole('row')
  const number = await rows.nth(1).getByRole('cell').first().innerText()

  const search = invoices.getByRole('searchbox', { name: 'Search invoices' })
  await search.fill(number)
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText(number)
  await expect(announced(administrator, '1 invoice shown')).toBeAttached()
  await expect(search).toBeFocused()

  const saved = administrator.waitForEvent('download')
  await invoices.getByRole('button', { name: 'Export CSV' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('invoices Salong Sök.csv')
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(number)
  await expect(announced(administrator, 'The invoices are saved among your downloads.')).toBeVisible()
  await expect(section(administrator, 'History')).toContainText(
    /Anna Berg exported invoices\.1 invoice, .*searched/,
  )

  await search.fill('nobody is called so')
  await expect(invoices).toContainText('No invoice matches.')
  await invoices.getByRole('button', { name: 'Show all invoices' }).click()
  await expect(search).toHaveValue('')
  await expect(search).toBeFocused()
  await expect(rows.nth(2)).toBeVisible()
  await invoices.getByLabel('To', { exact: true }).fill('2020-01-01')
  await expect(invoices).toContainText('No invoice matches.')

  const chart = section(administrator, 'Day by day')
  await expect(chart.getByRole('img', { name: /^[\d,]+ invoices, .*Most on/ })).toBeVisible()
  await chart.getByText('Show as a table').click()
  await expect(chart.getByRole('columnheader', { name: 'Day' })).toBeVisible()
})

test('what was just done is taken back with one press', async ({ product, admin, administrator }) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Salong Ångra', daysBack: 7 })
  await administrator.goto(paths.detail(id))
  const facts = section(administrator, 'Facts')

  await test.step('changed settings', async () => {
    await ask(administrator, 'Edit')
    await administrator.getByRole('textbox', { name: 'Days Back' }).fill('30')
    await button(administrator, 'Save').click()
    await expect(facts).toContainText('Days Back30')
    await button(administrator, 'Undo').click()
    await expect(announced(administrator, 'The former settings are back.')).toBeVisible()
    await expect(facts).toContainText('Days Back7')
    await expect(button(administrator, 'Undo')).toHaveCount(0)
    await expect(section(administrator, 'History')).toContainText('Days Back: 30 → 7')
  })

  await test.step('a pause', async () => {
    await button(administrator, 'Pause').click()
    await expect(stateOf(administrator)).toContainText('Paused by Anna Berg.')
    await button(administrator, 'Undo').click()
    await expect(announced(administrator, 'Salong Ångra is resumed.')).toBeVisible()
    await expect(stateOf(administrator)).not.toContainText('Paused')
  })
})

test('a link that was revoked is made anew with one press, and one that was paused is the same again', async ({
  admin,
  administrator,
}) => {
  const { id } = await pendingIntegration(admin, { name: 'Salong Länk' })
  await administrator.goto(paths.detail(id))
  const url = administrator.getByRole('textbox', { name: 'Consent URL' })
  const first = await url.inputValue()

  await button(administrator, 'Revoke link').click()
  await administrator.getByRole('dialog').getByRole('button', { name: 'Revoke link' }).click()
  await expect(url).toHaveCount(0)
  await button(administrator, 'Make a new link').click()
  await expect(url).toBeVisible()
  expect(await url.inputValue()).not.toBe(first)

  await button(administrator, 'Pause').click()
  await expect(administrator.getByText('the same link works again')).toBeVisible()
  await expect(button(administrator, 'New link')).toHaveCount(0)
  const kept = await url.inputValue()
  await button(administrator, 'Undo').click()
  await expect(announced(administrator, 'Salong Länk is resumed.')).toBeVisible()
  expect(await url.inputValue()).toBe(kept)
})

test('disconnecting asks for the company’s name, and erases what was read of it', async ({
  product,
  admin,
  administrator,
}) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Salong Från' })
  await administrator.goto(paths.detail(id))
  await ask(administrator, 'Disconnect')
  const dialog = administrator.getByRole('dialog', { name: 'Disconnect Björks Salong AB?' })
  await expect(dialog).toContainText(/The [\d,]+ stored invoices and the fetches are erased\./)
  const confirm = dialog.getByRole('button', { name: 'Disconnect Björks Salong AB' })
  await confirm.click()
  await expect(dialog.getByRole('textbox')).toHaveAccessibleDescription(/This is not the name\./)
  await dialog.getByRole('textbox').fill('Björks Salong AB')
  await confirm.click()
  await expect(stateOf(administrator)).toContainText(
    'Anna Berg disconnected the company, and what was fetched has been erased.',
  )
  await expect(administrator.getByText('Disconnected', { exact: true })).toBeVisible()
  await expect(administrator.getByText('Waiting for consent', { exact: true })).toHaveCount(0)
  await expect(section(administrator, 'Facts')).toContainText('CompanyNot connected')
  await expect(section(administrator, 'Fetches')).toContainText('What was fetched has been erased.')
  await button(administrator, 'New link').click()
  await button(administrator, 'Make new link').click()
  await expect(stateOf(administrator)).toContainText('Waiting for the owner')
  await expect(section(administrator, 'Fetches')).toContainText('What was fetched has been erased.')
  expect(await product.db.prisma.invoice.count({ where: { integrationId: id } })).toBe(0)
})

test('an owner can approve again while everything works, and what was read stays', async ({
  product,
  admin,
  administrator,
}) => {
  const { id, invoicesInWindow } = await connectedIntegration({ product, admin }, { name: 'Salong Igen' })
  await administrator.goto(paths.detail(id))
  await ask(administrator, 'Reconnect')
  await expect(administrator.getByRole('dialog')).toContainText('Invoices and history stay')
  await administrator.getByRole('button', { name: 'Make new link' }).click()
  const url = administrator.getByRole('textbox', { name: 'Consent URL' })
  await expect(url).toBeVisible()
  await expect(button(administrator, 'More')).toBeFocused()
  await giveConsent(product, await admin.call(getIntegration, { params: { id } }))
  await expect(url).toHaveCount(0)
  await expect(stateOf(administrator)).toContainText(`Works. ${invoicesInWindow} invoices`)
  await section(administrator, 'History')
    .getByRole('combobox', { name: 'Show' })
    .selectOption('Links and approvals')
  await expect(section(administrator, 'History').getByText('The owner approved in Visma.')).toHaveCount(2)
})

test('a pause is shown before its answer, and taken back when there is none', async ({
  product,
  admin,
  administrator,
  watch,
}) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Salong Snabb' })
  await administrator.goto(paths.detail(id))
  await expect(stateOf(administrator)).toContainText('Works.')
  watch.expect(/Failed to load resource/)
  let answer = () => {}
  await administrator.route(`**/api/v1/integrations/${id}`, async route => {
    if (route.request().method() !== 'PATCH') return route.fallback()
    await new Promise<void>(resolve => (answer = resolve))
    await route.abort()
  })
  await button(administrator, 'Pause').click()
  await expect(stateOf(administrator)).toContainText('Paused by Anna Berg.')
  await expect(button(administrator, 'Resume')).toBeFocused()
  answer()
  await expect(stateOf(administrator)).toContainText('Works.')
  await expect(announced(administrator, /There was no answer/)).toBeVisible()
  await expect(button(administrator, 'Pause')).toBeFocused()
})
