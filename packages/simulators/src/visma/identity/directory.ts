import { createRandom } from '../../data/random.ts'
import type { VismaAccount } from '../cast.ts'
import type { CompanyStore } from '../data/companies.ts'
import type { VismaCompany } from '../data/company.ts'

export interface DirectoryAccount extends VismaAccount {
  /** The user's GUID. */
  sub: string
}

export interface Directory {
  readonly accounts: readonly DirectoryAccount[]
  bySub(sub: string): DirectoryAccount | undefined
  signIn(email: string, password: string): DirectoryAccount | undefined
  companiesOf(account: DirectoryAccount): VismaCompany[]
}

/** Who can sign in, and to which companies. */
export function createDirectory(options: {
  accounts: readonly VismaAccount[]
  companies: CompanyStore
}): Directory {
  const accounts = options.accounts.map(account => ({
    ...account,
    sub: createRandom('visma', 'account', account.email).uuid(),
  }))

  return {
    accounts,
    bySub: sub => accounts.find(account => account.sub === sub),
    signIn: (email, password) =>
      accounts.find(
        account =>
          account.email.toLowerCase() === email.trim().toLowerCase() && account.password === password,
      ),
    companiesOf: account =>
      options.companies.list().filter(company => account.companies.includes(company.name)),
  }
}
