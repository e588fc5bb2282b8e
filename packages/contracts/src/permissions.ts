import { z } from 'zod'

/** What a signed-in person may do. */
export const Role = z.enum(['administrator', 'onboarding', 'viewer']).meta({ id: 'Role' })
export type Role = z.infer<typeof Role>

/** A right that an endpoint asks for. */
export const permissions = [
  'integrations:read',
  'integrations:create',
  'integrations:manage',
  'consent-links:manage',
  'invoices:read',
] as const
export type Permission = (typeof permissions)[number]

/**
 * The rights of each role. Onboarding creates integrations and handles links but sees no invoices; a viewer
 * changes nothing.
 */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  onboarding: ['integrations:read', 'integrations:create', 'consent-links:manage'],
  viewer: ['integrations:read', 'invoices:read'],
}
