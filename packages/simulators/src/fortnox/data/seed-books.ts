import { daysSince, historyDays } from '../../data/history.ts'
import { asciiName } from '../../data/parties.ts'
import { createRandom } from '../../data/random.ts'
import { bankGiro, organisationNumber, personalNumber } from '../../data/swedish-numbers.ts'
import { pickPlace, streetAddress } from '../../data/swedish-places.ts'
import type { Books } from './books.ts'
import type { FortnoxCompany, FortnoxCompanySeed } from './company.ts'
import { generateCustomers } from './generate-customers.ts'
import { generateInvoices } from './generate-invoices.ts'

const DEFAULT_INVOICES = 40
const DEFAULT_CUSTOMERS = 25
export const FIRST_INVOICE_NUMBER = 2001

/** A company with everything the seed leaves open filled in, the same way each time. */
export function createCompany(seed: FortnoxCompanySeed): FortnoxCompany {
  const random = createRandom('fortnox', 'company', seed.name)
  const tenantId = seed.tenantId ?? random.int(1_000_000, 1_999_999)
  const place = pickPlace(random)
  const legalForm = seed.legalForm ?? 'aktiebolag'
  const slug = asciiName(seed.name.replace(/ (AB|HB)$/, ''))
  const { invoices: _invoices, customers: _customers, firstInvoiceNumber: _first, ...given } = seed
  return {
    id: String(tenantId),
    organizationNumber:
      legalForm === 'enskildFirma' ? personalNumber(random) : organisationNumber(random, legalForm),
    legalForm,
    state: 'active',
    accountingMethod: 'ACCRUAL',
    email: `info@${slug}.example`,
    phone: `${place.areaCode}-${random.int(100, 999)} ${random.int(100, 999)}`,
    address: streetAddress(random),
    postalCode: place.postalCode,
    city: place.city,
    bankGiro: bankGiro(random),
    website: `https://www.${slug}.example`,
    ...given,
    tenantId,
  }
}

/**
 * Fills empty books: a history that ends on `anchorDay`, then one or two invoices for each day since. A simulator
 * that keeps its anchor shows the same old rows after a restart, and new ones as days go by.
 */
export function seedBooks(
  books: Books,
  seed: FortnoxCompanySeed,
  { anchorDay, today, now }: { anchorDay: number; today: number; now: Date },
): void {
  const name = books.company.name
  const count = seed.invoices ?? DEFAULT_INVOICES
  const customers = generateCustomers({
    seed: name,
    count: seed.customers ?? DEFAULT_CUSTOMERS,
    firstNumber: books.nextCustomerNumber,
    anchorDay,
  })
  for (const customer of customers) books.customers.set(customer.number, customer)
  books.nextCustomerNumber += customers.length

  const batches = [
    { days: historyDays(name, count, anchorDay), today: anchorDay },
    { days: count > 0 ? daysSince(name, anchorDay, today) : [], today },
  ]
  for (const batch of batches) {
    const invoices = generateInvoices({
      seed: name,
      customers,
      firstNumber: books.nextInvoiceNumber,
      nowMs: now.getTime(),
      ...batch,
    })
    for (const invoice of invoices) books.invoices.set(String(invoice.number), invoice)
    books.nextInvoiceNumber += invoices.length
  }
  books.touch()
}
