import type { AccountDirectory } from '../../data/account-directory.ts'
import type { FortnoxAccount } from '../cast.ts'
import type { FortnoxCompany } from '../data/company.ts'

export type Directory = AccountDirectory<FortnoxAccount, FortnoxCompany>

/** Whether the user may approve a service account for the company. */
export function isSystemAdmin(account: FortnoxAccount, company: FortnoxCompany): boolean {
  return !account.notSystemAdminOf?.includes(company.name)
}
