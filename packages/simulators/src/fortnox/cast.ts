import type { FortnoxCompanySeed } from './data/company.ts'

export interface FortnoxAccount {
  email: string
  password: string
  name: string
  /** The names of the companies the user may pick from. */
  companies: string[]
  /** Those of them where the user is no system administrator. */
  notSystemAdminOf?: string[]
}

const PASSWORD = 'demo'

/** The companies that exist when none are given. */
export function defaultCompanies(): FortnoxCompanySeed[] {
  return [
    { name: 'Björks Salong AB', invoices: 100, customers: 48, city: 'Växjö', postalCode: '352 30' },
    { name: 'Norrlunda Bygg AB', invoices: 140, customers: 60, city: 'Umeå', postalCode: '903 26' },
    { name: 'Norrlunda Redovisning AB', state: 'noLicence' },
    { name: 'Norrlunda Fastigheter AB', state: 'notBought' },
    { name: 'Norrlunda Åkeri AB' },
    { name: 'Gamla Norrlunda Trä AB', state: 'locked' },
    { name: 'Norrlunda Event HB', state: 'noApiLicence', legalForm: 'handelsbolag' },
    { name: 'Norrlunda Invest AB', state: 'noInvoiceModule' },
    { name: 'Norrlunda Skog AB', state: 'noInvoiceRights' },
    {
      name: 'Lindgrens Måleri',
      legalForm: 'enskildFirma',
      accountingMethod: 'CASH',
      invoices: 60,
      customers: 30,
      city: 'Ystad',
      postalCode: '271 42',
    },
    {
      name: 'Mälardalens Grossist AB',
      invoices: 3000,
      customers: 400,
      // The numbers pass 2 to the power of 32 on the way.
      firstInvoiceNumber: 4_294_966_000,
      city: 'Västerås',
      postalCode: '722 11',
    },
  ]
}

/** Who can sign in when only companies are given: one person, system administrator of them all. */
export function accountForAll(companies: readonly FortnoxCompanySeed[]): FortnoxAccount {
  return {
    email: 'eva@bjorks-salong.example',
    password: PASSWORD,
    name: 'Eva Björk',
    companies: companies.map(company => company.name),
  }
}

/** The people who can sign in when neither people nor companies are given. */
export function defaultAccounts(): FortnoxAccount[] {
  return [
    {
      email: 'eva@bjorks-salong.example',
      password: PASSWORD,
      name: 'Eva Björk',
      companies: ['Björks Salong AB'],
    },
    {
      email: 'anna@norrlunda.example',
      password: PASSWORD,
      name: 'Anna Norrlund',
      companies: defaultCompanies()
        .map(company => company.name)
        .filter(name => name.includes('Norrlunda')),
      notSystemAdminOf: ['Norrlunda Åkeri AB'],
    },
    {
      email: 'lisa@lindgrens-maleri.example',
      password: PASSWORD,
      name: 'Lisa Lindgren',
      companies: ['Lindgrens Måleri'],
    },
    {
      email: 'petra@malargrossisten.example',
      password: PASSWORD,
      name: 'Petra Mälström',
      companies: ['Mälardalens Grossist AB', 'Björks Salong AB'],
      notSystemAdminOf: ['Björks Salong AB'],
    },
    {
      email: 'olle@utan-foretag.example',
      password: PASSWORD,
      name: 'Olle Utan',
      companies: [],
    },
  ]
}
