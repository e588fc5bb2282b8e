import { Account } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * The own account, with its second factor.
 *
 * @example
 * const { user, secondFactor } = await client.call(getAccount)
 */
export const getAccount = defineEndpoint({
  name: 'getAccount',
  method: 'GET',
  path: '/account',
  summary: 'The own account',
  permission: 'session',
  success: { status: 200, body: Account },
  problems: [],
})
