import { getIntegration, updateIntegration } from '@collector/contracts'
import type { Page } from '@playwright/test'
import { connectedIntegration, pendingIntegration } from '../fixtures/integrations.ts'
import { announced, ask, paths, stateOf, title } from '../fixtures/pages.ts'
import { anna, expect, test } from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('the one-time link makes the first administrator, once, who finds an empty list', async ({
  startOwnProduct,
  openBrowser,
  watch,
}) => {
  const product = await startOwnProduct()
  const link = `/setup#${await product.setupToken()}`
  const page = await openBrowser({ origin: product.origin })
  watch.expect(/status of 4\d\d .*\/api\/v1\/setup/)

  await test.step('without its token the page says where to find it', async () => {
    await page.goto('/setup')
    await expect(page.getByRole('main')).toContainText('This address lacks its one-time token.')
    await expect(page.getByRole('textbox')).toHaveCount(0)
  })

  await test.step('a password that is easy to guess is refused beside its field', async () => {
    await page.goto('/login')
    await page.goto(link)
    await page.getByRole('textbox', { name: 'Name' }).fill(anna.name)
    await page.getByRole('textbox', { name: 'E-mail' }).fill(anna.email)
    const password = page.getByLabel('Password', { exact: true })
    await password.fill('password1')
    await button(page, 'Create administrator').click()
    await expect(password).toHaveAccessibleDescription(
      /This password is too easy to guess\. Choose another\./,
    )
    await expect(password).toBeFocused()
    await password.fill(anna.password)
    await button(page, 'Create administrator').click()
  })

  await test.step('the list is empty and says what it is for', async () => {
    await expect(title(page)).toHaveText('External App Integrations')
    await expect(page.getByRole('heading', { name: 'No integrations yet' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'New Integration' })).toHaveCount(1)
    await expect(page.getByRole('table')).toHaveCount(0)
  })

  await test.step('the link does not work a second time', async () => {
    const stranger = await openBrowser({ origin: product.origin })
    await stranger.goto(link)
    await stranger.getByRole('textbox', { name: 'Name' }).fill('Mallory')
    await stranger.getByRole('textbox', { name: 'E-mail' }).fill('mallory@evil.example')
    await stranger.getByLabel('Password', { exact: true }).fill('another good long sentence')
    await button(stranger, 'Create administrator').click()
    await expect(stranger.getByRole('alert')).toContainText(/already is an administrator|link is used/)
  })
})

test('SE-24 the browser keeps a language, a colour scheme and how far a page was scrolled, and nothing else', async ({
  admin,
  administrator,
}) => {
  const integration = await pendingIntegration(admin)
  await administrator.goto(paths.detail(integration.id))
  await administrator.getByRole('combobox', { name: 'Language', exact: true }).selectOption('Svenska')
  await administrator.getByRole('combobox', { name: 'Tema' }).selectOption('Mörkt')
  await expect(stateOf(administrator)).toContainText('Väntar på ägaren')

  const kept = await administrator.evaluate(async () => ({
    local: { ...localStorage },
    session: Object.keys(sessionStorage).filter(key => key !== 'react-router-scroll-positions'),
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    cookies: document.cookie,
  }))
  expect(kept).toEqual({
    local: { 'collector-language': 'sv', 'collector-color-scheme': 'dark' },
    session: [],
    caches: [],
    databases: [],
    cookies: '',
  })
  const text = JSON.stringify(kept)
  for (const secret of [integration.name, anna.email, '/connect/']) expect(text).not.toContain(secret)
  await administrator.reload()
  await expect(stateOf(administrator)).toContainText('Väntar på ägaren')
})

test('settings that were changed meanwhile are followed where nothing was typed, and shown before they are overwritten', async ({
  admin,
  administrator,
  watch,
}) => {
  const integration = await pendingIntegration(admin, { name: 'Salong Två' })
  const { id, version } = integration
  watch.expect(/status of 409 .*\/api\/v1\/integrations\//)
  await administrator.goto(paths.detail(id))
  await button(administrator, 'Edit').click()
  const dialog = administrator.getByRole('dialog', { name: 'Edit Salong Två' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Salong Tre')
  await admin.call(updateIntegration, {
    params: { id },
    body: { version, name: 'Salong Fyra', daysBack: 90 },
  })

  await button(administrator, 'Save').click()
  await expect(administrator.getByRole('alert')).toContainText('It was changed meanwhile.')
  await expect(administrator.getByRole('alert')).not.toContainText('Reference')
  await expect(administrator.getByRole('dialog').getByText('Now: Salong Fyra')).toBeVisible()
  await expect(administrator.getByRole('textbox', { name: 'Days Back' })).toHaveValue('90')
  await expect(button(administrator, 'Use the newer Name')).toBeVisible()
  expect(await admin.call(getIntegration, { params: { id } })).toMatchObject({
    name: 'Salong Fyra',
    daysBack: 90,
  })

  await button(administrator, 'Save').click()
  await expect(announced(administrator, 'The settings are saved.')).toBeVisible()
  await expect(title(administrator)).toHaveText('Salong Tre')
  expect(await admin.call(getIntegration, { params: { id } })).toMatchObject({
    name: 'Salong Tre',
    daysBack: 90,
  })
})

test('a mistake in the settings is told beside its field and nothing is saved', async ({
  admin,
  administrator,
}) => {
  const integration = await pendingIntegration(admin)
  await administrator.goto(paths.detail(integration.id))
  await button(administrator, 'Edit').click()
  const daysBack = administrator.getByRole('textbox', { name: 'Days Back' })
  await daysBack.fill('0')
  await button(administrator, 'Save').click()
  await expect(daysBack).toHaveAccessibleDescription(/At least 1\./)
  await expect(daysBack).toBeFocused()
  await administrator.keyboard.press('Escape')
  await expect(administrator.getByRole('dialog')).toHaveCount(0)
  await expect(button(administrator, 'Edit')).toBeFocused()
  expect(await admin.call(getIntegration, { params: { id: integration.id } })).toEqual(integration)
})

test('pausing stops everything, and resuming goes on', async ({ product, admin, administrator }) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Salong Paus' })
  await administrator.goto(paths.detail(id))

  await button(administrator, 'Pause').click()
  await expect(announced(administrator, 'Salong Paus is paused.')).toBeVisible()
  await expect(stateOf(administrator)).toContainText('Paused by Anna Berg. Nothing is fetched.')
  await expect(button(administrator, 'Fetch now')).toHaveCount(0)

  await button(administrator, 'Resume').click()
  await expect(announced(administrator, 'Salong Paus is resumed.')).toBeVisible()
  await expect(stateOf(administrator)).toContainText(/Works\. |Connected to /)
})

test('a new link kills the old one, and a revoked link is gone', async ({
  product,
  admin,
  administrator,
  owner,
  watch,
}) => {
  const { id } = await pendingIntegration(admin, { name: 'Salong Länk' })
  await administrator.goto(paths.detail(id))
  const url = administrator.getByRole('textbox', { name: 'Consent URL' })
  const old = await url.inputValue()

  await button(administrator, 'New link').click()
  const dialog = administrator.getByRole('dialog', { name: 'Make a new link for Salong Länk?' })
  const days = dialog.getByRole('textbox', { name: 'Valid for how many days' })
  await days.fill('31')
  await button(administrator, 'Make new link').click()
  await expect(days).toHaveAccessibleDescription(/At most 30\./)
  await days.fill('3')
  await button(administrator, 'Make new link').click()
  await expect(announced(administrator, 'The new link is ready. The old one no longer works.')).toBeVisible()
  await expect(url).not.toHaveValue(old)
  const fresh = await url.inputValue()
  watch.expect(/status of 410 .*\/connect\//)
  await owner.goto(old)
  await expect(title(owner)).toHaveText('Länken har dragits tillbaka.')
  await owner.goto(fresh)
  expect(new URL(owner.url()).origin).toBe(product.visma.identityUrl)

  await button(administrator, 'Revoke link').click()
  await administrator.getByRole('dialog').getByRole('button', { name: 'Revoke link' }).click()
  await expect(announced(administrator, 'The link is revoked.')).toBeVisible()
  await expect(url).toHaveCount(0)
  await expect(stateOf(administrator)).toContainText('The link was revoked.')
  await owner.goto(fresh)
  await expect(title(owner)).toHaveText('Länken har dragits tillbaka.')
})

test('Fetch now brings what is new', async ({ product, admin, administrator }) => {
  const { visma } = product
  const company = visma.companies.find('Lindgrens Måleri')
  const owner = { email: 'lisa@lindgrens-maleri.example', company: company.name }
  const { id } = await connectedIntegration({ product, admin }, { name: 'Måleriet', ...owner })
  await administrator.goto(paths.detail(id))
  const invoice = visma.companies.addInvoice(company.id, { CustomerName: 'Nykund AB' })

  await button(administrator, 'Fetch now').click()

  const row = administrator.getByRole('region', { name: 'Invoices' }).getByRole('row', { name: /Nykund AB/ })
  await expect(row.getByRole('cell').first()).toHaveText(String(invoice.InvoiceNumber))
  const newest = administrator.getByRole('region', { name: 'Fetches' }).getByRole('row').nth(1)
  await expect(newest).toContainText(/Asked for here.*Succeeded.*1 new/)
})

test('a grant that was withdrawn at Visma asks for the owner’s attention again', async ({
  product,
  admin,
  administrator,
}) => {
  const { companies, behaviour } = product.visma
  behaviour.accessTokensAfterRevocation = 'rejected'
  const owner = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
  const { id } = await connectedIntegration({ product, admin }, { name: 'Återkallad', ...owner })
  await product.visma.revokeGrant({ companyId: companies.find(owner.company).id })
  await administrator.goto(paths.detail(id))

  await button(administrator, 'Fetch now').click()

  await expect(stateOf(administrator)).toContainText(
    'Visma no longer lets us in. The owner must approve again.',
  )
  await expect(administrator.getByRole('main').getByText('Needs attention', { exact: true })).toBeVisible()
  await stateOf(administrator).getByRole('button', { name: 'New link' }).click()
  await administrator.getByRole('dialog').getByRole('button', { name: 'Make new link' }).click()
  await expect(administrator.getByRole('textbox', { name: 'Consent URL' })).toBeVisible()
})

test('deleting asks for the name, erases the invoices and withdraws the grant', async ({
  product,
  admin,
  administrator,
  watch,
}) => {
  const { companies } = product.visma
  const owner = { email: 'anders@norrlunda.example', company: 'Norrlunda Bygg AB' }
  const { id } = await connectedIntegration({ product, admin }, { name: 'Bygget', ...owner })
  watch.expect(/status of 404 .*\/api\/v1\/integrations\//)
  const grants = () => product.visma.grants({ companyId: companies.find(owner.company).id }).length
  const before = grants()
  await administrator.goto(paths.detail(id))

  await ask(administrator, 'Delete')
  const dialog = administrator.getByRole('dialog', { name: /^Delete Bygget and its [\d,]+ invoices\?$/ })
  await expect(dialog).toContainText('It cannot be undone.')
  const name = dialog.getByRole('textbox')
  await name.fill('Bygge')
  await button(administrator, 'Delete Bygget').click()
  await expect(name).toHaveAccessibleDescription(/This is not the name\./)
  await name.fill('Bygget')
  await button(administrator, 'Delete Bygget').click()

  await expect(title(administrator)).toHaveText('External App Integrations')
  await expect(announced(administrator, 'Bygget is deleted.')).toBeVisible()
  await expect(administrator.getByRole('link', { name: 'Bygget' })).toHaveCount(0)
  expect(await product.db.prisma.invoice.count({ where: { integrationId: id } })).toBe(0)
  await expect.poll(grants).toBe(before - 1)
  await administrator.goto(paths.detail(id))
  await expect(title(administrator)).toHaveText('There is no such integration')
})

test('what was typed is not lost by mistake', async ({ administrator, watch }) => {
  await administrator.goto(paths.list)
  await administrator.getByRole('link', { name: 'New Integration' }).first().click()
  await administrator.getByRole('combobox', { name: 'Integration App' }).selectOption('Visma')
  await administrator.getByRole('textbox', { name: 'Name' }).fill('Halvfärdig')

  await administrator.getByRole('link', { name: 'Cancel' }).click()
  const dialog = administrator.getByRole('dialog', { name: 'Leave without saving?' })
  await button(administrator, 'Stay').click()
  await expect(administrator.getByRole('textbox', { name: 'Name' })).toHaveValue('Halvfärdig')
  await administrator.goBack()
  await expect(dialog).toBeVisible()
  await button(administrator, 'Stay').click()

  watch.expect(/^dialog: beforeunload/)
  const question = administrator.waitForEvent('dialog')
  await administrator.close({ runBeforeUnload: true })
  expect((await question).type()).toBe('beforeunload')

  await expect(administrator.getByRole('textbox', { name: 'Name' })).toHaveValue('Halvfärdig')
  await administrator.getByRole('link', { name: 'Cancel' }).click()
  await button(administrator, 'Leave').click()
  await expect(title(administrator)).toHaveText('External App Integrations')
})

test('one press of Save names every field that is wrong, and the first has the focus', async ({
  administrator,
}) => {
  await administrator.goto(paths.form)
  await administrator.getByRole('combobox', { name: 'Integration App' }).selectOption('Visma')
  await administrator.getByRole('textbox', { name: 'Days Back' }).fill('seven')
  await button(administrator, 'Save').click()
  const [name, venueId, daysBack] = ['Name', 'Venue ID', 'Days Back'].map(label =>
    administrator.getByRole('textbox', { name: label }),
  )
  await expect(name!).toBeFocused()
  await expect(name!).toHaveAccessibleDescription(/Fill this in\./)
  await expect(venueId!).toHaveAccessibleDescription(/Fill this in\./)
  await expect(daysBack!).toHaveAccessibleDescription(/A whole number, in digits\./)
  await venueId!.fill('salong björk')
  await venueId!.blur()
  await expect(venueId!).toHaveAccessibleDescription(/Letters A–Z, digits, hyphen and underscore/)
  await expect(title(administrator)).toHaveText('New Integration')
})

test('an address that leads nowhere says so and shows the way back', async ({ administrator, watch }) => {
  watch.expect(/status of 404 .*\/nowhere$/)
  watch.expect(/status of 40[04] .*\/api\/v1\/integrations\//)
  const answer = await administrator.goto('/nowhere')
  expect(answer?.status()).toBe(404)
  await expect(title(administrator)).toHaveText('There is no such page')
  await administrator.goto(paths.detail('not-an-id'))
  await expect(title(administrator)).toHaveText('There is no such integration')
  await administrator.getByRole('link', { name: 'To the integrations' }).click()
  await expect(title(administrator)).toHaveText('External App Integrations')
})

test('a page opened by its address begins at its top, wherever the one before was left', async ({
  product,
  admin,
  administrator,
}) => {
  const long = await connectedIntegration({ product, admin })
  const other = await connectedIntegration({ product, admin }, { name: 'Salong Topp' })
  await administrator.goto(paths.detail(long.id))
  await administrator.getByRole('region', { name: 'History' }).scrollIntoViewIfNeeded()
  await expect.poll(() => administrator.evaluate(() => scrollY)).toBeGreaterThan(100)
  await administrator.goto(paths.detail(other.id))
  await expect(administrator.getByRole('region', { name: 'Invoices' }).getByRole('row')).toHaveCount(26)
  await expect(title(administrator)).toBeInViewport()
})
