import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { signedIn } from './signed-in.ts'

/** How long a proof of who one is allows what would hurt most in the wrong hands. */
const recentMs = 10 * 60_000

/** @throws unauthenticated, reauthentication_required when the person's last proof is too long ago */
export function requireRecentLogin(ctx: Context): void {
  const { authenticatedAt } = signedIn(ctx).session
  if (ctx.now().getTime() - authenticatedAt.getTime() > recentMs)
    throw new DomainError('reauthentication_required')
}
