import { connectedIntegration } from '../fixtures/integrations.ts'
import { announced, paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

const lisa = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
const path = '/v2/customerinvoices'

test('a fetch can be tried out: counts and a sample are shown, and nothing is stored', async ({
  product,
  admin,
  administrator,
}) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Provaren', ...lisa })
  await administrator.goto(paths.detail(id))
  const stored = await product.db.prisma.invoice.count({ where: { integrationId: id } })
  await administrator.getByRole('button', { name: 'Try out' }).click()
  const dialog = administrator.getByRole('dialog', { name: 'Try out a fetch for Provaren' })
  const days = dialog.getByRole('textbox', { name: 'Days Back' })

  await days.fill('0')
  await dialog.getByRole('button', { name: 'Run' }).click()
  await expect(days).toHaveAccessibleDescription(/1–365/)
  await days.fill('365')
  await dialog.getByRole('button', { name: 'Run' }).click()
  await expect(dialog.getByRole('status')).toContainText(/\d+ invoices in Visma with a date within/)
  await expect(dialog.getByRole('table', { name: 'The newest of them' }).getByRole('row')).toHaveCount(11)
  await dialog.getByRole('button', { name: 'Close' }).first().click()

  await expect(administrator.getByRole('button', { name: 'Try out' })).toBeFocused()
  expect(await product.db.prisma.invoice.count({ where: { integrationId: id } })).toBe(stored)
})

test('a fetch that runs is cancelled, and its record says so', async ({ product, admin, administrator }) => {
  const { id } = await connectedIntegration({ product, admin }, { name: 'Avbrytaren', ...lisa })
  await administrator.goto(paths.detail(id))
  const slow = product.visma.faults.add({ match: { path }, fault: { kind: 'delay', ms: 3_000 } })
  await administrator.getByRole('button', { name: 'Fetch now' }).click()
  await administrator.getByRole('button', { name: 'Cancel fetch' }).click()
  await expect(announced(administrator, 'The fetch is cancelled.')).toBeVisible()
  slow()

  const newest = administrator.getByRole('region', { name: 'Fetches' }).getByRole('row').nth(1)
  await expect(newest).toContainText('Cancelled')
  await newest.getByRole('link').click()
  await expect(title(administrator)).toHaveText(/^Fetch of /)
  await expect(stateOf(administrator)).toContainText('It was cancelled before anything was read.')
})

test('the record of a fetch tells what could not be read, and that of a failed one its last requests', async ({
  product,
  admin,
  administrator,
}) => {
  const { companies, faults } = product.visma
  const company = companies.find(lisa.company)
  const { id } = await connectedIntegration({ product, admin }, { name: 'Protokollet', ...lisa })
  const bad = companies.addInvoice(company.id)
  companies.updateInvoice(company.id, bad.Id, { DueDate: 'yesterday' } as object)
  const fetches = administrator.getByRole('region', { name: 'Fetches' })
  await administrator.goto(paths.detail(id))

  await test.step('a row that could not be read', async () => {
    await administrator.getByRole('button', { name: 'Fetch now' }).click()
    await expect(fetches.getByRole('row').nth(1)).toContainText('1 could not be read')
    await fetches.getByRole('row').nth(1).getByRole('link').click()
    await expect(stateOf(administrator)).toContainText(/Found \d+ invoices, 1 of which could not be read\./)
    const rows = administrator.getByRole('table', { name: 'Could not be read' }).getByRole('row')
    await expect(rows.nth(1)).toContainText('DueDate')
    companies.removeInvoice(company.id, bad.Id)
  })

  await test.step('the requests before a failure', async () => {
    await administrator.getByRole('link', { name: 'Back to the integration' }).click()
    const remove = faults.add({
      match: { path },
      fault: { kind: 'status', status: 403, body: { ErrorCode: 4009 } },
    })
    await administrator.getByRole('button', { name: 'Fetch now' }).click()
    await expect(fetches.getByRole('row').nth(1)).toContainText('Failed')
    remove()
    await fetches.getByRole('row').nth(1).getByRole('link').click()
    const requests = administrator.getByRole('table', { name: 'Last requests' }).getByRole('row')
    await expect(requests.last()).toContainText(/GET .*customerinvoices.*403/)
    await expect(administrator.getByRole('main')).not.toContainText(/Bearer|access_token/i)
  })
})

test('invoices that vanish by the dozen are kept until somebody says that they are gone', async ({
  product,
  admin,
  administrator,
}) => {
  const { companies } = product.visma
  const company = companies.find('Norrlunda Bygg AB')
  const anders = { email: 'anders@norrlunda.example', company: company.name }
  const { id } = await connectedIntegration(
    { product, admin },
    { name: 'Försvunna', daysBack: 365, ...anders },
  )
  const gone = companies.invoices(company.id).slice(0, -3)
  expect(gone.length).toBeGreaterThan(10)
  for (const { Id } of gone) companies.removeInvoice(company.id, Id)
  await administrator.goto(paths.detail(id))

  await administrator.getByRole('button', { name: 'Fetch now' }).click()
  await administrator.getByRole('button', { name: 'They are really gone' }).click()
  const dialog = administrator.getByRole('dialog', { name: /^Hide \d+ invoices\?$/ })
  await dialog.getByRole('button', { name: 'Hide the invoices' }).click()
  await expect(announced(administrator, /What is gone will be hidden\./)).toBeVisible()
  await expect(administrator.getByRole('button', { name: 'They are really gone' })).toHaveCount(0)
  const shown = product.db.prisma.invoice
  await expect
    .poll(() => shown.count({ where: { integrationId: id, missingSince: null } }))
    .toBeLessThanOrEqual(3)
})
