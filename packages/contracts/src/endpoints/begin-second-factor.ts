import { SecondFactorOffer } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Offers a key for an authenticator app; nothing is demanded until it is confirmed.
 * @throws {ApiProblem} reauthentication_required, second_factor_active
 *
 * @example
 * const { key, uri } = await client.call(beginSecondFactor)
 */
export const beginSecondFactor = defineEndpoint({
  name: 'beginSecondFactor',
  method: 'POST',
  path: '/account/second-factor',
  summary: 'Offer a second factor, which counts once it is confirmed',
  permission: 'session',
  success: { status: 201, body: SecondFactorOffer },
  problems: ['reauthentication_required', 'second_factor_active'],
})
