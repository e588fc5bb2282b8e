import { daysSince, historyDays } from '../../data/history.ts'
import { asciiName } from '../../data/parties.ts'
import { createRandom } from '../../data/random.ts'
import { bankGiro, type LegalForm, organisationNumber, personalNumber } from '../../data/swedish-numbers.ts'
import { pickPlace, streetAddress } from '../../data/swedish-places.ts'
import type { Books } from './books.ts'
import type { VismaCompany, VismaCompanySeed } from './company.ts'
import { generateCustomers } from './generate-customers.ts'
import { generateInvoices } from './generate-invoices.ts'

const DEFAULT_INVOICES = 40
const DEFAULT_CUSTOMERS = 25

/** A company with everything the seed leaves open filled in, the same way each time. */
export function createCompany(seed: VismaCompanySeed): VismaCompany {
  const random = createRandom('visma', 'company', seed.name)
  const id = random.uuid()
  const place = pickPlace(random)
  const typeOfBusiness = seed.typeOfBusiness ?? 1
  const slug = asciiName(seed.name.replace(/ (AB|HB)( sandbox)?$/, ''))
  const { invoices: _invoices, customers: _customers, ...given } = seed
  return {
    id,
    corporateIdentityNumber:
      typeOfBusiness === 2 ? personalNumber(random) : organisationNumber(random, legalForm(typeOfBusiness)),
    typeOfBusiness,
    state: 'active',
    sandbox: false,
    hasEAccounting: true,
    email: `info@${slug}.example`,
    phone: `${place.areaCode}-${random.int(100, 999)} ${random.int(100, 999)}`,
    address: streetAddress(random),
    postalCode: place.postalCode,
    city: place.city,
    bankGiro: bankGiro(random),
    website: `https://www.${slug}.example`,
    ...given,
  }
}

function legalForm(typeOfBusiness: number): LegalForm {
  if (typeOfBusiness === 5 || typeOfBusiness === 6) return 'handelsbolag'
  if (typeOfBusiness === 3) return 'ekonomiskForening'
  return typeOfBusiness === 4 ? 'ideellForening' : 'aktiebolag'
}

/**
 * Fills empty books: a history that ends on `anchorDay`, then one or two invoices for each day since. A simulator
 * that keeps its anchor shows the same old rows after a restart, and new ones as days go by.
 */
export function seedBooks(
  books: Books,
  seed: VismaCompanySeed,
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
  for (const customer of customers) books.customers.set(customer.id, customer)
  books.nextCustomerNumber += customers.length

  const laterDays = count > 0 ? daysSince(name, anchorDay, today) : []
  const batches = [
    { days: historyDays(name, count, anchorDay), today: anchorDay },
    { days: laterDays, today },
  ]
  for (const batch of batches) {
    const invoices = generateInvoices({
      seed: name,
      customers,
      firstNumber: books.nextInvoiceNumber,
      nowMs: now.getTime(),
      ...batch,
    })
    for (const invoice of invoices) books.invoices.set(invoice.id, invoice)
    books.nextInvoiceNumber += invoices.length
  }
  books.touch()
}
