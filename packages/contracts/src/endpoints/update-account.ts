import { Account, UpdateAccountInput } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Changes the own name.
 *
 * @example
 * await client.call(updateAccount, { body: { name: 'Anna Berg' } })
 */
export const updateAccount = defineEndpoint({
  name: 'updateAccount',
  method: 'PATCH',
  path: '/account',
  summary: 'Change the own name',
  permission: 'session',
  body: UpdateAccountInput,
  success: { status: 200, body: Account },
  problems: [],
})
