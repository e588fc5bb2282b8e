import { z } from 'zod'

/**
 * What a signed-in person may do. `administrator` everything · `onboarding` new integrations and links ·
 * `viewer` looks.
 *
 * @example
 * const role: Role = 'viewer'
 */
export const Role = z.enum(['administrator', 'onboarding', 'viewer']).meta({ id: 'Role' })
export type Role = z.infer<typeof Role>
