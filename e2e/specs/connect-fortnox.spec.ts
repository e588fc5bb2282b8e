import { createFortnoxIntegration } from '@collector/api/testing/people.ts'
import { answerAtFortnox, signInAtFortnox } from '../fixtures/fortnox.ts'
import { stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'
import { eva } from '../fixtures/visma.ts'

test('an administrator connects a Fortnox account with the owner’s consent', async ({
  administrator,
  owner,
  product,
}) => {
  const { companies } = product.fortnox
  const company = companies.find(eva.company)
  let url = ''

  await test.step('the form asks for Fortnox’s own settings', async () => {
    await administrator.goto('/')
    await administrator.getByRole('link', { name: 'New Integration' }).first().click()
    await administrator.getByRole('combobox', { name: 'Integration App' }).selectOption('Fortnox')
    await administrator.getByRole('textbox', { name: 'Name' }).fill('Frisör Fortnox')
    await administrator.getByRole('textbox', { name: 'Venue ID' }).fill('frisor-fortnox')
    await administrator.getByRole('textbox', { name: 'Days Back' }).fill('60')
    await administrator.getByRole('combobox', { name: 'Which invoices' }).selectOption('Booked')
    await administrator.getByRole('button', { name: 'Save' }).click()
    await expect(stateOf(administrator)).toContainText('Waiting for the owner')
    url = await administrator.getByRole('textbox', { name: 'Consent URL' }).inputValue()
    const message = administrator.getByRole('textbox', { name: 'Message' })
    await expect(message).toHaveValue(/systemadministratör i Fortnox/)
  })

  await test.step('the list shows it with its Fortnox label at the right', async () => {
    await administrator
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'External App Integrations' })
      .click()
    const row = administrator.getByRole('row', { name: /Frisör Fortnox/ })
    await expect(row.getByRole('cell').last()).toHaveText('Fortnox')
    await row.getByRole('link', { name: 'Frisör Fortnox' }).click()
  })

  await test.step('the owner logs in at Fortnox, sees the permissions and activates', async () => {
    await owner.goto(url)
    expect(new URL(owner.url()).origin).toBe(product.fortnox.oauthUrl)
    const asked = product.fortnox.requestsTo('/oauth-v1/auth')[0]
    expect(asked?.query).toMatchObject({
      scope: 'companyinformation customer invoice',
      access_type: 'offline',
      account_type: 'service',
    })
    await signInAtFortnox(owner)
    await owner.getByRole('button', { name: 'Godkänn & aktivera' }).click()
  })

  await test.step('back with us the owner reads that it was added', async () => {
    await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
    const facts = owner.getByRole('definition')
    await expect(facts.nth(1)).toHaveText(company.organizationNumber)
    await expect(facts.nth(2)).toHaveText('Frisör Fortnox (frisor-fortnox)')
  })

  await test.step('the administrator sees the booked invoices of the last sixty days', async () => {
    await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices of the last 60 days, fetched/)
    const invoices = administrator.getByRole('region', { name: 'Invoices' })
    const rows = invoices.getByRole('rowgroup').nth(1).getByRole('row')
    await expect(rows).toHaveCount(25)
    const books = new Map(companies.invoices(company.id).map(invoice => [invoice.DocumentNumber, invoice]))
    const customers = new Map(companies.customers(company.id).map(each => [each.CustomerNumber, each]))
    for (const row of await rows.all()) {
      const [number = '', , customer, emails] = await row.getByRole('cell').allInnerTexts()
      const invoice = books.get(number)
      expect(invoice, `invoice ${number}`).toMatchObject({ Booked: true, Cancelled: false })
      expect(customer).toBe(invoice?.CustomerName.trim().replace(/\s+/g, ' '))
      const email = customers.get(invoice?.CustomerNumber ?? '')?.Email?.toLowerCase() ?? ''
      if (/^[a-z0-9.-]+@[a-z0-9.-]+$/.test(email)) expect(emails).toContain(email)
    }
  })

  await test.step('nothing was sent, printed or changed in Fortnox', async () => {
    expect(product.fortnox.sideEffects).toEqual([])
  })
})

test('an owner who declines at Fortnox, or lacks the licence or the right, reads what to do', async ({
  openBrowser,
  admin,
  product,
  watch,
}) => {
  watch.expect(/status of 400 .*\/oauth\/fortnox\/callback/)
  const pending = await createFortnoxIntegration(admin, { name: 'Salong Nej' })
  const url = pending.consentLink?.url ?? ''
  const walks = [
    [{ answer: 'Avbryt' }, 'Nothing was connected.'],
    [
      { email: 'anna@norrlunda.example', company: 'Norrlunda Redovisning AB' },
      'The company lacks a licence in Fortnox.',
    ],
    [
      { email: 'anna@norrlunda.example', company: 'Norrlunda Åkeri AB', answer: null },
      'A system administrator has to approve.',
    ],
    [
      { email: 'anna@norrlunda.example', company: 'Gamla Norrlunda Trä AB', answer: null },
      'Fortnox gave no answer.',
    ],
  ] as const
  for (const [choice, words] of walks) {
    const owner = await openBrowser({ locale: 'en-GB' })
    await owner.goto(url)
    await answerAtFortnox(owner, choice)
    await expect(title(owner)).toContainText(words)
    expect(new URL(owner.url()).origin).toBe(product.origin)
  }
})
