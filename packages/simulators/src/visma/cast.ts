import { type Account, commonAccounts, createAccount, norrlundaCompanies } from '../data/people.ts'
import type { VismaCompanySeed } from './data/company.ts'

export interface VismaAccount extends Account {
  defaultCompany?: string
}

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

/** The people who can sign in when neither people nor companies are given. */
export function defaultAccounts(): VismaAccount[] {
  const { eva, lisa, petra, olle } = commonAccounts()
  const anders = createAccount(
    'Anders Norrlund',
    'anders@norrlunda.example',
    norrlundaCompanies(defaultCompanies()),
  )
  return [eva, { ...anders, defaultCompany: 'Norrlunda Bygg AB' }, lisa, petra, olle]
}
