import { type Permission, rolePermissions } from '@collector/contracts'
import type { Actor, Context } from './context.ts'
import { DomainError } from './domain-error.ts'

/** Returns the signed-in user if the role holds `permission`; otherwise `unauthenticated` or `forbidden`. */
export function authorize(ctx: Context, permission: Permission): Extract<Actor, { kind: 'user' }> {
  if (ctx.actor.kind !== 'user') throw new DomainError('unauthenticated')
  if (!rolePermissions[ctx.actor.role].includes(permission)) throw new DomainError('forbidden')
  return ctx.actor
}
