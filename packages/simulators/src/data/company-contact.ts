import { asciiName } from './parties.ts'
import type { Random } from './random.ts'
import { bankGiro } from './swedish-numbers.ts'
import { type Place, streetAddress } from './swedish-places.ts'

/** Where a company is and how to reach it. */
export interface CompanyContact {
  email: string
  phone: string
  address: string
  postalCode: string
  city: string
  bankGiro: string
  website: string
}

/** Made-up contact details for a company of that name. */
export function companyContact(random: Random, place: Place, name: string): CompanyContact {
  const slug = asciiName(name.replace(/ (AB|HB)( sandbox)?$/, ''))
  return {
    email: `info@${slug}.example`,
    phone: `${place.areaCode}-${random.int(100, 999)} ${random.int(100, 999)}`,
    address: streetAddress(random),
    postalCode: place.postalCode,
    city: place.city,
    bankGiro: bankGiro(random),
    website: `https://www.${slug}.example`,
  }
}
