import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createFortnoxSimulator, type FortnoxSimulator } from '../src/index.ts'
import { callApi, connect } from './fortnox-agent.ts'
import {
  companyInformation,
  customer,
  customerListItem,
  invoice,
  invoiceListItem,
  metaInformation,
} from './fortnox-description.ts'

let fortnox: FortnoxSimulator
let token: string

beforeAll(async () => {
  fortnox = await createFortnoxSimulator({
    behaviour: { rateLimit: { requests: 100_000, windowSeconds: 5 } },
  })
  token = (await connect(fortnox)).access_token!
})
afterAll(() => fortnox.close())

/** Where an answer strays from its description: a name too many or too few, another type, an unexpected null. */
const strayings = async (path: string, description: z.ZodType) => {
  const { status, body } = await callApi(fortnox, path, token)
  expect(status).toBe(200)
  return description.safeParse(body).error?.issues ?? []
}

test('the company carries every published property in its type, and no other', async () => {
  const description = z.strictObject({ CompanyInformation: companyInformation })
  expect(await strayings('/3/companyinformation', description)).toEqual([])
})

test.each([
  ['customers', 'Customers', customerListItem],
  ['invoices', 'Invoices', invoiceListItem],
])('the rows of %s carry every published property in its type, and no other', async (path, name, row) => {
  const description = z.strictObject({ MetaInformation: metaInformation, [name]: z.array(row).min(1) })
  expect(await strayings(`/3/${path}?limit=500`, description)).toEqual([])
})

test('each customer and each invoice carries every published property in its type, and no other', async () => {
  const { id } = fortnox.companies.find('Björks Salong AB')
  for (const { CustomerNumber } of fortnox.companies.customers(id))
    expect(
      await strayings(
        `/3/customers/${encodeURIComponent(CustomerNumber)}`,
        z.strictObject({ Customer: customer }),
      ),
    ).toEqual([])
  for (const { DocumentNumber } of fortnox.companies.invoices(id))
    expect(await strayings(`/3/invoices/${DocumentNumber}`, z.strictObject({ Invoice: invoice }))).toEqual([])
})
