import { z } from 'zod'
import { OpenSession } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * The own logins that last, the latest used first.
 *
 * @example
 * const { items } = await client.call(listSessions)
 */
export const listSessions = defineEndpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/sessions',
  summary: 'The own logins that last',
  permission: 'session',
  success: { status: 200, body: z.object({ items: z.array(OpenSession) }) },
  problems: [],
})
