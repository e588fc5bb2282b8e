import type { User } from '@collector/db'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import type { Transaction } from '../transaction.ts'
import { lockUser } from './lock-user.ts'
import { signedIn } from './signed-in.ts'

/**
 * The login that asks lives, and lives on until the transaction ends: whatever ends logins locks the user first, as
 * this does. Returns the person as it is now. @throws unauthenticated
 */
export async function requireLivingLogin(ctx: Context, tx: Transaction): Promise<User> {
  const { id, session } = signedIn(ctx)
  const user = await lockUser(tx, id)
  const living = await tx.session.count({ where: { id: session.id, endedAt: null } })
  if (!user || user.disabledAt || living === 0) throw new DomainError('unauthenticated')
  return user
}
