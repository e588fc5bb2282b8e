import type { VismaBehaviour } from '../behaviour.ts'
import { ACR_PARAMETER } from './authorize-guard.ts'
import { type CompanyChoice, chooseCompany } from './company-choice.ts'
import type { Directory, DirectoryAccount } from './directory.ts'
import type { Grants } from './grants.ts'

/** The parts of an authorization under way that the simulator's own decisions rest on. */
export interface AuthorizationUnderWay {
  accountId: string | undefined
  params: Readonly<Record<string, unknown>>
  pickedCompanyId: string | undefined
}

export interface Authorization {
  account: DirectoryAccount | undefined
  scopes: string[]
  prompts: ReadonlySet<string>
  choice: CompanyChoice
}

/** Reads what the library knows about an authorization in the simulator's terms. */
export function readAuthorization(
  { accountId, params, pickedCompanyId }: AuthorizationUnderWay,
  { directory, behaviour }: { directory: Directory; behaviour: VismaBehaviour },
): Authorization {
  const words = (name: string) =>
    String(params[name] ?? '')
      .split(' ')
      .filter(Boolean)
  const account = accountId === undefined ? undefined : directory.bySub(accountId)
  const prompts = new Set(words('prompt'))
  const choice = chooseCompany({
    companies: account ? directory.companiesOf(account) : [],
    defaultCompany: account?.defaultCompany,
    acrValues: words(ACR_PARAMETER),
    prompts,
    pickedId: pickedCompanyId,
    behaviour,
  })
  return { account, scopes: words('scope'), prompts, choice }
}

/** Whether this user allowed this client, for this company, at least these scopes before. */
export function consentGivenBefore(
  grants: Grants,
  {
    clientId,
    accountId,
    companyId,
    scopes,
  }: { clientId: string; accountId: string; companyId: string; scopes: string[] },
): boolean {
  return grants
    .live({ clientId, accountId, companyId })
    .some(([, grant]) => scopes.every(scope => grant.scopes.includes(scope)))
}
