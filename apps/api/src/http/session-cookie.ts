import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookie that holds a login. */
export const sessionCookieName = '__Host-session'

/**
 * Every cookie: `__Host-` demands Secure, the path `/` and no domain. Browsers accept them on
 * http://localhost.
 */
export const cookieOptions = {
  path: '/',
  secure: true,
  httpOnly: true,
} as const satisfies CookieSerializeOptions

/** The token in the session cookie. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  const token = request.cookies[sessionCookieName]
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined
}

export function setSessionCookie(reply: FastifyReply, token: string, expiresAt: string): void {
  reply.setCookie(sessionCookieName, token, {
    ...cookieOptions,
    sameSite: 'strict',
    expires: new Date(expiresAt),
  })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(sessionCookieName, { ...cookieOptions, sameSite: 'strict' })
}
