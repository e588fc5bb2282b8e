import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { callApi, connect } from './user-agent.ts'
import { companySettings, customer, customerInvoice, pageOf } from './visma-description.ts'

let visma: VismaSimulator
let token: string

beforeAll(async () => {
  visma = await createVismaSimulator({ behaviour: { extraFields: false } })
  token = (await connect(visma)).access_token!
})
afterAll(() => visma.close())

/**
 * Where an answer strays from its description: a name too many or too few, another type, an unexpected null.
 */
const strayings = async (path: string, description: z.ZodType) => {
  const { status, body } = await callApi(visma, path, token)
  expect(status).toBe(200)
  return description.safeParse(body).error?.issues ?? []
}

test('the company settings carry every published property in its type, and no other', async () => {
  expect(await strayings('/v2/companysettings', companySettings)).toEqual([])
})

test.each([
  ['customers', customer],
  ['customerinvoices', customerInvoice],
])('all %s carry every published property in its type, and no other', async (name, description) => {
  expect(await strayings(`/v2/${name}?$pagesize=1000`, pageOf(description))).toEqual([])
  const { id } = visma.companies.find('Björks Salong AB')
  const rows = name === 'customers' ? visma.companies.customers(id) : visma.companies.invoices(id)
  for (const { Id } of rows) expect(await strayings(`/v2/${name}/${Id}`, description)).toEqual([])
})
