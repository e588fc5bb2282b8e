import { SignInOptions } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * How people can log in here.
 *
 * @example
 * const { singleSignOn } = await client.call(getSignInOptions)
 */
export const getSignInOptions = defineEndpoint({
  name: 'getSignInOptions',
  method: 'GET',
  path: '/sign-in-options',
  summary: 'How people can log in',
  permission: 'public',
  success: { status: 200, body: SignInOptions },
  problems: [],
})
