import type { FortnoxAccount } from '../cast.ts'
import type { FortnoxCompany } from '../data/company.ts'

export interface Directory {
  readonly accounts: readonly FortnoxAccount[]
  byEmail(email: string): FortnoxAccount | undefined
  signIn(email: string, password: string): FortnoxAccount | undefined
  companiesOf(account: FortnoxAccount): FortnoxCompany[]
}

/** Who can sign in, and to which companies. */
export function createDirectory(options: {
  accounts: readonly FortnoxAccount[]
  companies: { list(): FortnoxCompany[] }
}): Directory {
  const { accounts, companies } = options
  const byEmail = (email: string) =>
    accounts.find(account => account.email.toLowerCase() === email.trim().toLowerCase())

  return {
    accounts,
    byEmail,
    signIn(email, password) {
      const account = byEmail(email)
      return account?.password === password ? account : undefined
    },
    companiesOf: account => companies.list().filter(company => account.companies.includes(company.name)),
  }
}

/** Whether the user may approve a service account for the company. */
export function isSystemAdmin(account: FortnoxAccount, company: FortnoxCompany): boolean {
  return !account.notSystemAdminOf?.includes(company.name)
}
