import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { lockUser } from '../sessions/lock-user.ts'
import { signedIn } from '../sessions/signed-in.ts'
import type { Transaction } from '../transaction.ts'

/**
 * The one who asks still is an administrator, and stays one until the transaction ends: nothing that is made here
 * escapes `withdrawLinksOf`. @throws forbidden
 */
export async function requireAdministrator(ctx: Context, tx: Transaction): Promise<void> {
  const user = await lockUser(tx, signedIn(ctx).id)
  if (user?.role !== 'administrator' || user.disabledAt) throw new DomainError('forbidden')
}
