import { createBookshelf } from '../../data/bookshelf.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import { createBooks } from './books.ts'
import type { VismaCompanySeed } from './company.ts'
import { createCompany } from './create-company.ts'
import { generateCustomers } from './generate-customers.ts'
import { generateInvoices } from './generate-invoices.ts'

/** The books of every company. */
export function createVismaBookshelf(options: {
  seeds: readonly VismaCompanySeed[]
  behaviour: VismaBehaviour
  anchorDay: number
  now: () => Date
}) {
  const { behaviour, now } = options
  return createBookshelf({
    ...options,
    rowMakers: { generateCustomers, generateInvoices },
    create: seed => createBooks({ company: createCompany(seed), behaviour, now }),
  })
}
