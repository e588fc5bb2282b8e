import { faker } from '@faker-js/faker/locale/sv'
import type { Random } from './random.ts'
import { organisationNumber, personalNumber } from './swedish-numbers.ts'
import { pickPlace, streetAddress } from './swedish-places.ts'

/** Someone who can be invoiced, in no provider's format. */
export interface Party {
  name: string
  isPrivatePerson: boolean
  identityNumber: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  contactName: string | null
  contactEmail: string | null
  address: string
  postalCode: string
  city: string
  countryCode: string
  currencyCode: string
  language: string
  isActive: boolean
}

const TRADES = [
  'Måleri',
  'Bygg',
  'El',
  'Rör',
  'Städ',
  'Trädgård',
  'Konsult',
  'Redovisning',
  'Transport',
  'Café',
  'Fastigheter',
  'Åkeri',
  'Plåt',
  'Optik',
  'Tandvård',
  'Golv',
] as const

const LEGAL_SUFFIXES = ['AB', 'AB', 'AB', 'HB', 'Ek. för.'] as const

/** A Swedish company or person with contact details that nothing is wrong with. */
export function createParty(random: Random, isPrivatePerson: boolean): Party {
  faker.seed(random.int(0, 2 ** 31 - 1))
  const firstName = faker.person.firstName()
  const lastName = faker.person.lastName()
  const place = pickPlace(random)
  const base = {
    address: streetAddress(random),
    postalCode: place.postalCode,
    city: place.city,
    countryCode: 'SE',
    currencyCode: 'SEK',
    language: 'sv',
    isActive: true,
    mobile: `07${random.pick(['0', '2', '3', '6', '9'])}-${random.int(100, 999)} ${random.int(10, 99)} ${random.int(10, 99)}`,
  }
  if (isPrivatePerson) {
    return {
      ...base,
      name: `${firstName} ${lastName}`,
      isPrivatePerson: true,
      identityNumber: personalNumber(random),
      email: `${asciiName(firstName)}.${asciiName(lastName)}@post.example`,
      phone: null,
      contactName: null,
      contactEmail: null,
    }
  }
  const name = `${lastName}s ${random.pick(TRADES)} ${random.pick(LEGAL_SUFFIXES)}`
  const domain = `${asciiName(name.replace(/ (AB|HB|Ek\. för\.)$/, ''))}.example`
  return {
    ...base,
    name,
    isPrivatePerson: false,
    identityNumber: organisationNumber(random),
    email: `faktura@${domain}`,
    phone: `${place.areaCode}-${random.int(10, 99)} ${random.int(10, 99)} ${random.int(10, 99)}`,
    contactName: `${firstName} ${lastName}`,
    contactEmail: random.chance(0.5) ? `${asciiName(firstName)}@${domain}` : null,
  }
}

/** Lower case, without diacritics, and nothing but letters, digits and hyphens. */
export function asciiName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
