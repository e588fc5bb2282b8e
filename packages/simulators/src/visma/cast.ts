import type { VismaCompanySeed } from './data/company.ts'

export interface VismaAccount {
  email: string
  password: string
  name: string
  /** The names of the companies the user may pick from. */
  companies: string[]
  defaultCompany?: string
}

const PASSWORD = 'demo'

/** The companies that exist when none are given. */
export function defaultCompanies(): VismaCompanySeed[] {
  return [
    { name: 'Björks Salong AB', invoices: 100, customers: 48, city: 'Växjö', postalCode: '352 30' },
    { name: 'Norrlunda Bygg AB', invoices: 140, customers: 60, city: 'Umeå', postalCode: '903 26' },
    { name: 'Norrlunda Redovisning AB', state: 'noInvoicing' },
    { name: 'Norrlunda Fastigheter AB', state: 'startupGuideNotCompleted' },
    { name: 'Gamla Norrlunda Trä AB', state: 'notActive' },
    { name: 'Norrlunda Event HB', state: 'licenceNotAccepted', typeOfBusiness: 5 },
    { name: 'Norrlunda Invest AB', state: 'noApiModule' },
    { name: 'Norrlunda Åkeri AB', state: 'noAccess' },
    { name: 'Norrlunda Skog AB', state: 'permissionDenied' },
    { name: 'Norrlunda Idrottsförening', hasEAccounting: false, typeOfBusiness: 4 },
    { name: 'Norrlunda Test AB sandbox', sandbox: true, invoices: 60, customers: 30 },
    {
      name: 'Lindgrens Måleri',
      typeOfBusiness: 2,
      invoices: 60,
      customers: 30,
      city: 'Ystad',
      postalCode: '271 42',
    },
    {
      name: 'Mälardalens Grossist AB',
      invoices: 3000,
      customers: 400,
      city: 'Västerås',
      postalCode: '722 11',
    },
  ]
}

/** Who can sign in when only companies are given: one person, to all of them. */
export function accountForAll(companies: readonly VismaCompanySeed[]): VismaAccount {
  return {
    email: 'eva@bjorks-salong.example',
    password: PASSWORD,
    name: 'Eva Björk',
    companies: companies.map(company => company.name),
  }
}

/** The people who can sign in when neither people nor companies are given. */
export function defaultAccounts(): VismaAccount[] {
  return [
    {
      email: 'eva@bjorks-salong.example',
      password: PASSWORD,
      name: 'Eva Björk',
      companies: ['Björks Salong AB'],
    },
    {
      email: 'anders@norrlunda.example',
      password: PASSWORD,
      name: 'Anders Norrlund',
      companies: defaultCompanies()
        .map(company => company.name)
        .filter(name => name.includes('Norrlunda')),
      defaultCompany: 'Norrlunda Bygg AB',
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
    },
    {
      email: 'olle@utan-foretag.example',
      password: PASSWORD,
      name: 'Olle Utan',
      companies: [],
    },
  ]
}
