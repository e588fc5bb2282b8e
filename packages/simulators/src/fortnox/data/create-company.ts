import { companyContact } from '../../data/company-contact.ts'
import { createRandom } from '../../data/random.ts'
import { organisationNumber, personalNumber } from '../../data/swedish-numbers.ts'
import { pickPlace } from '../../data/swedish-places.ts'
import type { FortnoxCompany, FortnoxCompanySeed } from './company.ts'

/** A company with everything the seed leaves open filled in, the same way each time. */
export function createCompany(seed: FortnoxCompanySeed): FortnoxCompany {
  const random = createRandom('fortnox', 'company', seed.name)
  const tenantId = seed.tenantId ?? random.int(1_000_000, 1_999_999)
  const place = pickPlace(random)
  const legalForm = seed.legalForm ?? 'aktiebolag'
  const { invoices: _invoices, customers: _customers, firstInvoiceNumber: _first, ...given } = seed
  return {
    id: String(tenantId),
    organizationNumber:
      legalForm === 'enskildFirma' ? personalNumber(random) : organisationNumber(random, legalForm),
    legalForm,
    state: 'active',
    accountingMethod: 'ACCRUAL',
    ...companyContact(random, place, seed.name),
    ...given,
    tenantId,
  }
}
