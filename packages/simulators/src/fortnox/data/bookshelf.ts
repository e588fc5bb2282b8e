import { createBookshelf } from '../../data/bookshelf.ts'
import type { ApiBehaviour } from '../api/api-behaviour.ts'
import { createBooks } from './books.ts'
import type { FortnoxCompanySeed } from './company.ts'
import { createCompany } from './create-company.ts'
import { generateCustomers } from './generate-customers.ts'
import { generateInvoices } from './generate-invoices.ts'

const FIRST_INVOICE_NUMBER = 2001

/** The books of every company. */
export function createFortnoxBookshelf(options: {
  seeds: readonly FortnoxCompanySeed[]
  behaviour: ApiBehaviour
  anchorDay: number
  origin: () => string
  now: () => Date
}) {
  const { behaviour, origin, now } = options
  return createBookshelf({
    ...options,
    rowMakers: { generateCustomers, generateInvoices },
    create: seed =>
      createBooks({
        company: createCompany(seed),
        firstInvoiceNumber: seed.firstInvoiceNumber ?? FIRST_INVOICE_NUMBER,
        behaviour,
        origin,
        now,
      }),
  })
}
