import type { Role } from './roles.ts'

/**
 * A right that an endpoint asks for.
 *
 * @example
 * const all: readonly Permission[] = permissions
 */
export const permissions = [
  'integrations:read',
  'integrations:create',
  'integrations:manage',
  'consent-links:manage',
  'invoices:read',
  'invoices:export',
  'people:manage',
  'audit:read',
] as const
/**
 * One of `permissions`.
 *
 * @example
 * const permission: Permission = 'integrations:manage'
 */
export type Permission = (typeof permissions)[number]

/**
 * The rights of each role. Onboarding creates integrations and handles links but sees no invoices; a viewer
 * changes nothing.
 *
 * @example
 * const { user } = await client.call(getSession)
 * const mayCreate = rolePermissions[user.role].includes('integrations:create')
 */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  onboarding: ['integrations:read', 'integrations:create', 'consent-links:manage'],
  viewer: ['integrations:read', 'invoices:read', 'invoices:export'],
}
