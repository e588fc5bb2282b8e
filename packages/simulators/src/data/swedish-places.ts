import type { Random } from './random.ts'

export interface Place {
  postalCode: string
  city: string
  areaCode: string
}

const PLACES: readonly Place[] = [
  { postalCode: '352 30', city: 'Växjö', areaCode: '0470' },
  { postalCode: '111 43', city: 'Stockholm', areaCode: '08' },
  { postalCode: '411 06', city: 'Göteborg', areaCode: '031' },
  { postalCode: '211 34', city: 'Malmö', areaCode: '040' },
  { postalCode: '753 20', city: 'Uppsala', areaCode: '018' },
  { postalCode: '903 26', city: 'Umeå', areaCode: '090' },
  { postalCode: '972 31', city: 'Luleå', areaCode: '0920' },
  { postalCode: '581 02', city: 'Linköping', areaCode: '013' },
  { postalCode: '702 10', city: 'Örebro', areaCode: '019' },
  { postalCode: '722 11', city: 'Västerås', areaCode: '021' },
  { postalCode: '553 16', city: 'Jönköping', areaCode: '036' },
  { postalCode: '252 20', city: 'Helsingborg', areaCode: '042' },
  { postalCode: '831 31', city: 'Östersund', areaCode: '063' },
  { postalCode: '852 30', city: 'Sundsvall', areaCode: '060' },
  { postalCode: '791 30', city: 'Falun', areaCode: '023' },
  { postalCode: '621 55', city: 'Visby', areaCode: '0498' },
  { postalCode: '981 31', city: 'Kiruna', areaCode: '0980' },
  { postalCode: '271 42', city: 'Ystad', areaCode: '0411' },
  { postalCode: '302 42', city: 'Halmstad', areaCode: '035' },
  { postalCode: '392 31', city: 'Kalmar', areaCode: '0480' },
]

const STREETS = [
  'Storgatan',
  'Kungsgatan',
  'Drottninggatan',
  'Björkvägen',
  'Skolgatan',
  'Järnvägsgatan',
  'Åvägen',
  'Köpmangatan',
  'Linnégatan',
  'Ängsvägen',
  'Östra Hamngatan',
  'Kyrkogatan',
  'Industrigatan',
  'Smedjegatan',
  'Hantverkargatan',
  'Sjövägen',
] as const

export function pickPlace(random: Random): Place {
  return random.pick(PLACES)
}

export function streetAddress(random: Random): string {
  return `${random.pick(STREETS)} ${random.int(1, 98)}${random.chance(0.2) ? random.pick(['A', 'B', 'C']) : ''}`
}
