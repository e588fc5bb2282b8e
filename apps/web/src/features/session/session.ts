import { ApiProblem, getSession, type Permission, rolePermissions } from '@collector/contracts'
import { queryOf } from '@collector/contracts/queries'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, type MiddlewareFunction, redirect } from 'react-router'
import { client } from '../../api/client.ts'
import { isUnauthenticated, queryClientContext } from '../../api/query-client.ts'
import { logInPath } from '../../config/paths.ts'

/** Who is logged in. Any other call's `unauthenticated` ends it, so it is asked for once. */
export const sessionQuery = queryOptions({
  ...queryOf(client, getSession),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** The state of a navigation to the login page, when the session ended while a page was on show. */
export const sessionEnded = { sessionEnded: true }

/** Lets only logged-in people through to the pages below; others log in first and come back. */
export const requireSession: MiddlewareFunction = async ({ request, context }) => {
  try {
    await context.get(queryClientContext).ensureQueryData(sessionQuery)
  } catch (error) {
    const { pathname, search } = new URL(request.url)
    throw isUnauthenticated(error) ? redirect(logInPath(`${pathname}${search}`)) : error
  }
}

/** Refuses a page to people whose role lacks a right. */
export async function requirePermission(context: LoaderFunctionArgs['context'], permission: Permission) {
  const { user } = await context.get(queryClientContext).ensureQueryData(sessionQuery)
  if (!rolePermissions[user.role].includes(permission)) throw new ApiProblem('forbidden', { status: 403 })
  return null
}

/** Whether the person's role holds a right. */
export function usePermission(): (permission: Permission) => boolean {
  const { role } = useSuspenseQuery(sessionQuery).data.user
  return permission => rolePermissions[role].includes(permission)
}
