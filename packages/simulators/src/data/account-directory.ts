import type { Account } from './people.ts'

export interface AccountDirectory<User extends Account, Company> {
  readonly accounts: readonly User[]
  byEmail(email: string): User | undefined
  signIn(email: string, password: string): User | undefined
  companiesOf(account: User): Company[]
}

/** Who can sign in, and to which companies. */
export function createAccountDirectory<User extends Account, Company extends { name: string }>(options: {
  accounts: readonly User[]
  companies: { list(): Company[] }
}): AccountDirectory<User, Company> {
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
