import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { callApi, connect } from './user-agent.ts'

let visma: VismaSimulator
let companyId: string

beforeEach(async () => {
  visma = await createVismaSimulator()
  companyId = visma.companies.find('Björks Salong AB').id
})
afterEach(() => visma.close())

test('rows that are added, changed and removed show in the lists, with a fresh ModifiedUtc', async () => {
  const { access_token } = await connect(visma)
  const before = new Date().toISOString()
  const modified = async () => {
    const { body } = await callApi(visma, `/v2/customerinvoices?modifiedSinceUtc=${before}`, access_token)
    return body.Data.map(row => row.Id)
  }
  const added = visma.companies.addInvoice(companyId, {
    CustomerEmail: 'ny@kund.example',
    InvoiceDate: '2026-01-05',
  })
  expect(added).toMatchObject({ CustomerEmail: 'ny@kund.example', InvoiceDate: '2026-01-05' })
  const [first, second] = visma.companies.invoices(companyId)
  visma.companies.updateInvoice(companyId, first!.Id, { RemainingAmount: 0 })
  expect(await modified()).toEqual([first!.Id, added.Id])
  visma.companies.removeInvoice(companyId, second!.Id)
  expect((await callApi(visma, `/v2/customerinvoices/${second!.Id}`, access_token)).status).toBe(404)

  const customer = visma.companies.addCustomer(companyId, { Name: 'Ny Kund AB' })
  visma.companies.updateCustomer(companyId, customer.Id, { MobilePhone: '070-1' })
  expect((await callApi(visma, `/v2/customers/${customer.Id}`, access_token)).body).toMatchObject({
    Name: 'Ny Kund AB',
    MobilePhone: '070-1',
  })
})

test('rows can change between two pages', async () => {
  const { access_token } = await connect(visma)
  const pages: number[] = []
  const stop = visma.companies.onPage(({ page, resource }) => {
    pages.push(page)
    const [oldest] = visma.companies.invoices(companyId)
    if (page === 2 && resource === 'customerinvoices') visma.companies.removeInvoice(companyId, oldest!.Id)
  })
  const page = (number: number) =>
    callApi(visma, `/v2/customerinvoices?$orderby=InvoiceNumber&$pagesize=10&$page=${number}`, access_token)
  const first = await page(1)
  const second = await page(2)
  stop()
  expect(pages).toEqual([1, 2])
  expect(second.body.Data[0]!.InvoiceNumber).toBe(first.body.Data.at(-1)!.InvoiceNumber + 2)
  expect(second.body.Meta.TotalNumberOfResults).toBe(99)
})

test('a long list of invoices can be walked through', async () => {
  const { access_token } = await connect(visma)
  const pages = process.env['DEEP_TESTS'] ? 100 : 20
  const missing = 1000 * pages - 100
  const added = visma.companies.addInvoices(companyId, missing, { withinDays: 90 })
  expect(new Set(added).size).toBe(missing)
  const ids = new Set<string>()
  for (const page of [1, 2, pages / 2, pages - 1, pages]) {
    const { body } = await callApi(
      visma,
      `/v2/customerinvoices?$orderby=ModifiedUtc,InvoiceNumber&$pagesize=1000&$page=${page}`,
      access_token,
    )
    expect(body.Meta.TotalNumberOfPages).toBe(pages)
    for (const row of body.Data) ids.add(row.Id)
  }
  expect(ids.size).toBe(5000)
})
