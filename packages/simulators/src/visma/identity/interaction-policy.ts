import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { VismaBehaviour } from '../behaviour.ts'
import { consentGivenBefore, readAuthorization } from './authorization.ts'
import type { Directory } from './directory.ts'
import type { Grants } from './grants.ts'

export interface PolicyDeps {
  directory: Directory
  grants: Grants
  behaviour: VismaBehaviour
}

/** Login first, then the company picker, then consent. */
export function createInteractionPolicy(deps: PolicyDeps): interactionPolicy.Prompt[] {
  const { Check, Prompt, base } = interactionPolicy
  const policy = base()
  policy.remove('consent')

  const picker = new Prompt(
    { name: 'select_account', requestable: true },
    new Check(
      'company_not_chosen',
      'A company must be chosen',
      ctx => authorizationOf(ctx, deps).choice.chosen === null,
    ),
  )
  picker.checks.remove('select_account_prompt')
  policy.add(picker)

  const consent = new Prompt(
    { name: 'consent', requestable: true },
    new Check(
      'consent_not_given',
      'The user must consent',
      ctx => !ctx.oidc.result?.consent && !consentIsRemembered(ctx, deps),
    ),
  )
  consent.checks.remove('consent_prompt')
  policy.add(consent)
  return policy
}

/** The authorization that a request of the library is about. */
export function authorizationOf(ctx: KoaContextWithOIDC, deps: Pick<PolicyDeps, 'directory' | 'behaviour'>) {
  const picked = ctx.oidc.result?.select_account as { companyId?: string } | undefined
  return readAuthorization(
    {
      accountId: ctx.oidc.session?.accountId,
      params: ctx.oidc.params ?? {},
      pickedCompanyId: picked?.companyId,
    },
    deps,
  )
}

export function consentIsRemembered(ctx: KoaContextWithOIDC, deps: PolicyDeps): boolean {
  if (!deps.behaviour.rememberConsent) return false
  const { account, choice, scopes } = authorizationOf(ctx, deps)
  const clientId = ctx.oidc.client?.clientId
  if (!account || !choice.chosen || clientId === undefined) return false
  return consentGivenBefore(deps.grants, {
    clientId,
    accountId: account.sub,
    companyId: choice.chosen.id,
    scopes,
  })
}
