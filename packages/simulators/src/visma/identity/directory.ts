import { type AccountDirectory, createAccountDirectory } from '../../data/account-directory.ts'
import { createRandom } from '../../data/random.ts'
import type { VismaAccount } from '../cast.ts'
import type { CompanyStore } from '../data/companies.ts'
import type { VismaCompany } from '../data/company.ts'

export interface DirectoryAccount extends VismaAccount {
  /** The user's GUID. */
  sub: string
}

export interface Directory extends AccountDirectory<DirectoryAccount, VismaCompany> {
  bySub(sub: string): DirectoryAccount | undefined
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
    ...createAccountDirectory({ accounts, companies: options.companies }),
    bySub: sub => accounts.find(account => account.sub === sub),
  }
}
