import { defineEndpoint } from '../endpoint.ts'

/**
 * Turns the own second factor off.
 * @throws {ApiProblem} reauthentication_required, second_factor_inactive
 *
 * @example
 * await client.call(removeSecondFactor)
 */
export const removeSecondFactor = defineEndpoint({
  name: 'removeSecondFactor',
  method: 'DELETE',
  path: '/account/second-factor',
  summary: 'Turn the second factor off',
  permission: 'session',
  success: { status: 204 },
  problems: ['reauthentication_required', 'second_factor_inactive'],
})
