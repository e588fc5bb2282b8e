import { type Account, commonAccounts, createAccount, norrlundaCompanies } from '../data/people.ts'
import type { FortnoxCompanySeed } from './data/company.ts'

export interface FortnoxAccount extends Account {
  /** The companies where the user is no system administrator. */
  notSystemAdminOf?: string[]
}

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

/** The people who can sign in when neither people nor companies are given. */
export function defaultAccounts(): FortnoxAccount[] {
  const { eva, lisa, petra, olle } = commonAccounts()
  const anna = createAccount(
    'Anna Norrlund',
    'anna@norrlunda.example',
    norrlundaCompanies(defaultCompanies()),
  )
  return [
    eva,
    { ...anna, notSystemAdminOf: ['Norrlunda Åkeri AB'] },
    lisa,
    { ...petra, notSystemAdminOf: ['Björks Salong AB'] },
    olle,
  ]
}
