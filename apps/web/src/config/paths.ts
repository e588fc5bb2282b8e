const settings = '/settings'
const integrations = '/settings/external-app-integrations'

/** Every address of the application. */
export const paths = {
  home: '/',
  logIn: '/login',
  setUp: '/setup',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  invitation: '/invitation',
  account: `${settings}/account`,
  people: `${settings}/people`,
  auditLog: `${settings}/audit-log`,
  integrations,
  newIntegration: `${integrations}/new`,
  anyIntegration: `${integrations}/:id`,
  integration: (id: string) => `${integrations}/${encodeURIComponent(id)}`,
  anySync: `${integrations}/:id/fetches/:syncId`,
  sync: (id: string, syncId: string) =>
    `${integrations}/${encodeURIComponent(id)}/fetches/${encodeURIComponent(syncId)}`,
} as const

/** The login page, from which a successful login leads back to `target`. */
export function logInPath(target: string): string {
  return target === paths.home ? paths.logIn : `${paths.logIn}?${new URLSearchParams({ next: target })}`
}

/** Where to go after a login: `next` when it is a path of this very site, else the list. */
export function safeTarget(next: string | null, origin: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return paths.integrations
  const { origin: targetOrigin, pathname, search, hash } = new URL(next, origin)
  return targetOrigin === origin && !pathname.startsWith('//')
    ? `${pathname}${search}${hash}`
    : paths.integrations
}
