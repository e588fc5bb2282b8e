import { z } from 'zod'

/**
 * Why a login through the organisation's own provider did not work; the login page is opened with it as `sso`.
 * `unknown_person` neither an account nor an invitation nor one of the domains · `email_not_verified` the provider
 * does not vouch for the address · `disabled` the account is · `refused` at the provider · `unavailable` the provider
 * did not answer as it should · `expired` too late, or another browser.
 *
 * @example
 * const failure = SignOnFailure.safeParse(new URLSearchParams(location.search).get('sso')).data
 */
export const SignOnFailure = z.enum([
  'unknown_person',
  'email_not_verified',
  'disabled',
  'refused',
  'unavailable',
  'expired',
])
export type SignOnFailure = z.infer<typeof SignOnFailure>

/**
 * Where a login through the organisation's own provider begins: an address for the browser itself. It ends at
 * `next`, a path of the application; `again` asks somebody who is logged in to prove it once more.
 *
 * @example
 * const href = signOnPath({ next: '/settings/account' })
 */
export function signOnPath({ next, again = false }: { next: string; again?: boolean }): string {
  return `/sso/login?${new URLSearchParams({ ...(again && { again: '' }), next })}`
}
