import { companyContact } from '../../data/company-contact.ts'
import { createRandom } from '../../data/random.ts'
import { type LegalForm, organisationNumber, personalNumber } from '../../data/swedish-numbers.ts'
import { pickPlace } from '../../data/swedish-places.ts'
import type { VismaCompany, VismaCompanySeed } from './company.ts'

/** A company with everything the seed leaves open filled in, the same way each time. */
export function createCompany(seed: VismaCompanySeed): VismaCompany {
  const random = createRandom('visma', 'company', seed.name)
  const id = random.uuid()
  const place = pickPlace(random)
  const typeOfBusiness = seed.typeOfBusiness ?? 1
  const { invoices: _invoices, customers: _customers, ...given } = seed
  return {
    id,
    corporateIdentityNumber:
      typeOfBusiness === 2 ? personalNumber(random) : organisationNumber(random, legalForm(typeOfBusiness)),
    typeOfBusiness,
    state: 'active',
    sandbox: false,
    hasEAccounting: true,
    ...companyContact(random, place, seed.name),
    ...given,
  }
}

function legalForm(typeOfBusiness: number): LegalForm {
  if (typeOfBusiness === 5 || typeOfBusiness === 6) return 'handelsbolag'
  if (typeOfBusiness === 3) return 'ekonomiskForening'
  return typeOfBusiness === 4 ? 'ideellForening' : 'aktiebolag'
}
