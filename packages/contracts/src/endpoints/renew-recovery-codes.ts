import { RecoveryCodes } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Makes ten new recovery codes; the former ones stop working.
 * @throws {ApiProblem} reauthentication_required, second_factor_inactive
 *
 * @example
 * const { recoveryCodes } = await client.call(renewRecoveryCodes)
 */
export const renewRecoveryCodes = defineEndpoint({
  name: 'renewRecoveryCodes',
  method: 'POST',
  path: '/account/recovery-codes',
  summary: 'Make new recovery codes; the former ones stop working',
  permission: 'session',
  success: { status: 201, body: RecoveryCodes },
  problems: ['reauthentication_required', 'second_factor_inactive'],
})
