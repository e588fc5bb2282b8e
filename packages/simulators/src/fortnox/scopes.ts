/** What each scope opens, in the words of the consent page; every scope both reads and writes. */
const SCOPE_TEXTS: Record<string, string> = {
  archive: 'Arkivplats',
  article: 'Artiklar',
  assets: 'Anläggningstillgångar',
  bookkeeping: 'Bokföring: konton, verifikationer och räkenskapsår',
  companyinformation: 'Företagsinformation',
  connectfile: 'Filkopplingar',
  costcenter: 'Kostnadsställen',
  currency: 'Valutor',
  customer: 'Kunder',
  deletevoucher: 'Ta bort verifikationer',
  inbox: 'Inkorg',
  invoice: 'Kundfakturor',
  noxfinansinvoice: 'Fakturor i Fortnox Finans',
  offer: 'Offerter',
  order: 'Order',
  payment: 'In- och utbetalningar',
  price: 'Priser och prislistor',
  print: 'Utskriftsmallar',
  profile: 'Användarens profil',
  project: 'Projekt',
  salary: 'Löner och anställda',
  settings: 'Inställningar',
  supplier: 'Leverantörer',
  supplierinvoice: 'Leverantörsfakturor',
  timereporting: 'Tidredovisning',
}

/** The scope in words, or its name when nobody has put it into words. */
export function scopeText(scope: string): string {
  return SCOPE_TEXTS[scope] ?? scope
}
