import { ConfirmSecondFactorInput, RecoveryCodes } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Turns the offered second factor on with its first code. The recovery codes are shown this once.
 * @throws {ApiProblem} reauthentication_required, second_factor_active, second_factor_inactive, wrong_code
 *
 * @example
 * const { recoveryCodes } = await client.call(confirmSecondFactor, { body: { code: '123 456' } })
 */
export const confirmSecondFactor = defineEndpoint({
  name: 'confirmSecondFactor',
  method: 'POST',
  path: '/account/second-factor/confirmation',
  summary: 'Turn the offered second factor on with its first code',
  permission: 'session',
  body: ConfirmSecondFactorInput,
  success: { status: 201, body: RecoveryCodes },
  problems: ['reauthentication_required', 'second_factor_active', 'second_factor_inactive', 'wrong_code'],
})
