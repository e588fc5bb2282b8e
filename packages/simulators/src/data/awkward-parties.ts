import type { Party } from './parties.ts'

const LONG_NAME =
  'Stiftelsen för Främjande av Österbottniska Skärgårdens Båtbyggartraditioner, Segelmakeri och Sjömanskap i Sverige'

/** What is wrong, or merely unusual, with a customer; each is laid over an ordinary one. */
export const AWKWARD_PARTIES: readonly Partial<Party>[] = [
  { email: null, contactEmail: null },
  { email: 'ekonomi@tva-adresser.example; chef@tva-adresser.example' },
  { email: 'anna@komma.example,bo@komma.example' },
  { email: 'inkop@mellanslag.example ekonomi@mellanslag.example' },
  { email: 'kund@', contactEmail: null },
  { email: 'saknar-snabel-a.example', contactEmail: null },
  { email: '  Versaler.Karin@POST.example ', name: 'Karin Öst', isPrivatePerson: true },
  { email: null, contactEmail: 'kontakt@bara-kontakt.example', contactName: 'Disa Kontakt' },
  { email: 'hej@räksmörgås.example', name: 'Åsas Räksmörgås & Ägg AB' },
  { name: 'Firma "Ossian" Åström', email: 'ossian@post.example' },
  { name: "O'Briens Bar AB", email: 'bar@obriens.example' },
  { name: 'Glass & Glädje 🍦 AB', email: 'glass@gladje.example' },
  { name: '<script>alert("hej")</script> AB', email: 'script@taggar.example' },
  { name: LONG_NAME, email: 'kansli@stiftelsen-batbygge.example' },
  { isActive: false, email: 'gammal@kund.example', name: 'Nedlagda Kvarnen AB' },
  {
    name: 'Suomen Sauna Oy',
    countryCode: 'FI',
    city: 'Helsinki',
    postalCode: '00100',
    currencyCode: 'EUR',
    language: 'en',
    email: 'laskut@sauna.example',
    mobile: '+358 40 123 4567',
    identityNumber: null,
  },
  {
    name: 'Fjord & Fjell AS',
    countryCode: 'NO',
    city: 'Oslo',
    postalCode: '0150',
    currencyCode: 'NOK',
    language: 'no',
    email: 'faktura@fjordfjell.example',
    mobile: '+47 412 34 567',
    identityNumber: null,
  },
  {
    mobile: '070-123 45 67 (kvällstid)',
    phone: 'växel 0470-12 34 56, ankn. 12',
    email: 'fritext@telefon.example',
  },
  { mobile: null, phone: null, email: 'utan-telefon@post.example' },
  { name: ' Dubbla  mellanslag   AB ', email: 'dubbla@mellanslag.example' },
]
