import { announced, logIn, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'
import { answerAtVisma, eva, signInAtVisma } from '../fixtures/visma.ts'

test('an administrator connects a Visma account with the owner’s consent', async ({
  openBrowser,
  owner,
  product,
  admin: _,
}) => {
  const administrator = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] })
  const main = administrator.getByRole('main')
  const { companies } = product.visma
  const company = companies.find(eva.company)
  let url = ''

  await test.step('1. logs in and goes to Settings → External App Integrations', async () => {
    await administrator.goto('/')
    await logIn(administrator)
    const navigation = administrator.getByRole('navigation', { name: 'Main' })
    await expect(navigation.getByRole('heading', { name: 'Settings' })).toBeVisible()
    const here = navigation.getByRole('link', { name: 'External App Integrations' })
    await expect(here).toHaveAttribute('aria-current', 'page')
    const trail = administrator.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('listitem')
    await expect(trail).toHaveText(['Settings', 'External App Integrations'])
  })

  await test.step('2. the list of existing integrations opens', async () => {
    await expect(title(administrator)).toHaveText('External App Integrations')
    await expect(administrator).toHaveTitle('External App Integrations · Reco Collector')
  })

  await test.step('3. New Integration opens the New Integration page', async () => {
    await administrator.getByRole('link', { name: 'New Integration' }).click()
    await expect(title(administrator)).toHaveText('New Integration')
    const trail = administrator.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('listitem')
    await expect(trail).toHaveText(['Settings', 'External App Integrations', 'New Integration'])
  })

  const app = administrator.getByRole('combobox', { name: 'Integration App' })
  const asked = main.locator('form').getByRole('textbox')
  await test.step('4. Integration App is a dropdown with Visma and Fortnox, and nothing else is asked', async () => {
    await expect(app.getByRole('option')).toHaveText(['Choose an app', 'Visma', 'Fortnox'])
    await expect(asked).toHaveCount(0)
    await expect(main.getByRole('button')).toHaveCount(0)
  })

  await test.step('5. the fields narrow to the app, and what is typed survives a change of it', async () => {
    await app.selectOption('Visma')
    await expect(asked).toHaveCount(3)
    await expect(main.getByRole('combobox')).toHaveCount(1)
    await expect(main.getByRole('switch')).toHaveCount(0)
    await expect(administrator.getByRole('textbox', { name: 'Days Back' })).toHaveAccessibleDescription(
      /7 means at least the last week/,
    )
    await administrator.getByRole('textbox', { name: 'Name' }).fill('Salong Kastanjen')
    await administrator.getByRole('textbox', { name: 'Venue ID' }).fill('salong-kastanjen')
    await administrator.getByRole('textbox', { name: 'Days Back' }).fill('30')

    await app.selectOption('Fortnox')
    await expect(asked).toHaveCount(4)
    await expect(administrator.getByRole('textbox', { name: 'Cost centre' })).toHaveValue('')
    const which = administrator.getByRole('combobox', { name: 'Which invoices' })
    await expect(which.getByRole('option')).toHaveText(['All', 'Booked', 'Fully paid'])
    await expect(administrator.getByRole('switch', { name: 'Service account' })).toBeChecked()
    await expect(administrator.getByRole('textbox', { name: 'Name' })).toHaveValue('Salong Kastanjen')

    await app.selectOption('Visma')
    await expect(asked).toHaveCount(3)
    await expect(administrator.getByRole('textbox', { name: 'Name' })).toHaveValue('Salong Kastanjen')
    await expect(administrator.getByRole('textbox', { name: 'Venue ID' })).toHaveValue('salong-kastanjen')
    await expect(administrator.getByRole('textbox', { name: 'Days Back' })).toHaveValue('30')
  })

  await test.step('6. saving shows the integration with its URL, ready to be shared', async () => {
    await administrator.getByRole('button', { name: 'Save' }).click()
    await expect(title(administrator)).toHaveText('Salong Kastanjen')
    await expect(stateOf(administrator)).toContainText(
      'Waiting for the owner: the link has not been opened yet.',
    )
    const box = administrator.getByRole('region', { name: 'Consent link' })
    url = await box.getByRole('textbox', { name: 'Consent URL' }).inputValue()
    expect(url).toMatch(new RegExp(`^${product.origin}/connect/[A-Za-z0-9_-]{43}$`))
    await expect(box).toContainText(/Valid until \d{1,2} \w+ \d{4}, \d\d:\d\d/)

    await box.getByRole('button', { name: 'Copy URL' }).click()
    await expect(box.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expect(announced(administrator, /^Copied$/)).toBeVisible()
    const clipboard = () => administrator.evaluate(() => navigator.clipboard.readText())
    expect(await clipboard()).toBe(url)

    const message = box.getByRole('textbox', { name: 'Message' })
    await expect(message).toHaveValue(/Öppna länken, logga in och godkänn:/)
    await box.getByRole('combobox', { name: 'Language of the message' }).selectOption('English')
    for (const part of ['for Salong Kastanjen.', url, 'What is read', 'Why', 'How long', 'How to withdraw'])
      await expect(message).toHaveValue(new RegExp(part.replaceAll(/[.?]/g, '\\$&')))
    await box.getByRole('button', { name: 'Copy message' }).click()
    await expect.poll(clipboard).toBe(await message.inputValue())
  })

  await test.step('7. the list shows it with its Visma label at the right', async () => {
    await administrator
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'External App Integrations' })
      .click()
    const row = administrator.getByRole('row', { name: /Salong Kastanjen/ })
    await expect(row.getByRole('cell')).toHaveText([
      '',
      'Salong Kastanjen',
      'salong-kastanjen',
      'Waiting for consent',
      '0',
      'Not yet',
      'Visma',
    ])
    await row.getByRole('link', { name: 'Salong Kastanjen' }).click()
    await expect(title(administrator)).toHaveText('Salong Kastanjen')
  })

  await test.step('8. the owner opens the URL, logs in at Visma, chooses the company and allows', async () => {
    await owner.goto(url)
    expect(new URL(owner.url()).origin).toBe(product.visma.identityUrl)
    await signInAtVisma(owner, eva.email)
    await owner.getByRole('button', { name: eva.company }).click()
    await expect(owner.getByRole('listitem')).toHaveText([/ea:api/, /ea:sales_readonly/, /offline_access/])
    // The first fetch, which follows a look at the company, is held up so that its progress can be seen.
    const stop = companies.onPage(() => {
      const fault = { kind: 'delay', ms: 2_500 } as const
      product.visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
      stop()
    })
    await owner.getByRole('button', { name: 'Yes, Allow' }).click()
  })

  await test.step('9. back with us the owner reads that it was added, and what happens next', async () => {
    await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
    await expect(owner).toHaveTitle('Ansluten: Salong Kastanjen – Reco Collector')
    const facts = owner.getByRole('definition')
    await expect(facts.nth(0)).toHaveText('Björks Salong AB')
    await expect(facts.nth(1)).toHaveText(company.corporateIdentityNumber)
    await expect(facts.nth(2)).toHaveText('Salong Kastanjen (salong-kastanjen)')
    for (const name of [
      'Vad som händer nu',
      'Vad som läses',
      'Hur länge det sparas',
      'Så återkallar du godkännandet',
    ])
      await expect(owner.getByRole('heading', { name })).toBeVisible()
    await expect(owner.getByRole('button', { name: 'Koppla från Björks Salong AB' })).toBeVisible()
  })

  await test.step('10. the administrator sees it connected and the invoices fetched, without a reload', async () => {
    await expect(administrator.getByRole('progressbar', { name: 'Progress of the fetch' })).toBeVisible()
    await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices of the last 30 days, fetched/)
    await expect(main.getByText('Connected', { exact: true })).toBeVisible()
    const facts = administrator.getByRole('region', { name: 'Facts' }).getByRole('definition')
    await expect(facts.filter({ hasText: eva.company })).toBeVisible()
    await expect(facts.filter({ hasText: company.corporateIdentityNumber })).toBeVisible()
    await expect(administrator.getByRole('region', { name: 'Consent link' })).toBeHidden()
    const runs = administrator.getByRole('region', { name: 'Fetches' }).getByRole('row')
    await expect(runs.nth(1)).toContainText(/The owner approved.*Succeeded/)

    const invoices = administrator.getByRole('region', { name: 'Invoices' })
    await expect(invoices.getByRole('columnheader')).toHaveText([
      'Number',
      'Date',
      'Customer',
      'E-mail or phone',
      'Amount',
    ])
    const rows = invoices.getByRole('rowgroup').nth(1).getByRole('row')
    await expect(rows).toHaveCount(25)
    const books = new Map(
      companies.invoices(company.id).map(invoice => [String(invoice.InvoiceNumber), invoice]),
    )
    for (const row of await rows.all()) {
      const [number = '', date, customer, emails, amount = ''] = await row.getByRole('cell').allInnerTexts()
      const invoice = books.get(number)
      expect(invoice, `invoice ${number}`).toBeDefined()
      expect(date).toBe(inEnglish(invoice?.InvoiceDate ?? ''))
      expect(customer).toBe(invoice?.CustomerName?.trim().replace(/\s+/g, ' '))
      const email = invoice?.CustomerEmail?.toLowerCase() ?? ''
      if (/^[a-z0-9.-]+@[a-z0-9.-]+$/.test(email)) expect(emails).toBe(email)
      if (email === '') expect(emails).toMatch(/^(\+\d{6,15}|Neither)$/)
      const { CurrencyCode: currency = '', TotalAmountInvoiceCurrency: total = 0 } = invoice ?? {}
      expect(amount).toMatch(String(currency))
      expect(Number(amount.replaceAll(/[^\d.-]/g, ''))).toBe(total)
    }
  })
})

test('the same in Swedish, with an owner who reads English', async ({ openBrowser }) => {
  const administrator = await openBrowser({ loggedIn: true, locale: 'sv-SE' })
  const owner = await openBrowser({ locale: 'en-GB' })
  await administrator.goto('/')
  await administrator.getByRole('link', { name: 'Ny integration' }).first().click()
  await administrator.getByRole('combobox', { name: 'Integrationsapp' }).selectOption('Visma')
  await administrator.getByRole('textbox', { name: 'Namn' }).fill('Salong Åsa')
  await administrator.getByRole('textbox', { name: 'Venue-ID' }).fill('salong-asa')
  await administrator.getByRole('textbox', { name: 'Dagar bakåt' }).fill('14')
  await administrator.getByRole('button', { name: 'Spara' }).click()
  await expect(stateOf(administrator)).toContainText('Väntar på ägaren: länken har inte öppnats än.')
  const url = await administrator.getByRole('textbox', { name: 'Godkännandelänk' }).inputValue()

  await owner.goto(url)
  await answerAtVisma(owner)
  await expect(title(owner)).toHaveText('Done! Björks Salong AB is connected to Reco.')
  await owner.getByRole('link', { name: 'Svenska' }).click()
  await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
  await expect(owner.locator('html')).toHaveAttribute('lang', 'sv')

  await expect(stateOf(administrator)).toContainText(/Fungerar\. \d+ fakturor från de senaste 14 dagarna/)
  const rows = administrator.getByRole('region', { name: 'Fakturor' }).getByRole('row')
  await expect(rows.nth(1).getByRole('cell').nth(1)).toHaveText(/^\d{4}-\d\d-\d\d$/)
  await expect(rows.nth(1).getByRole('cell').last()).toHaveText(/\d,\d\d\s(kr|€|NOK|EUR)$/)
  await administrator.getByRole('combobox', { name: 'Språk' }).selectOption('English')
  await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices of the last 14 days/)
})

/** A calendar date as the English pages write it: 23 Nov 2026. */
function inEnglish(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
}
