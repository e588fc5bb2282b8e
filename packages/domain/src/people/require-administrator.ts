import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { requireLivingLogin } from '../sessions/require-living-login.ts'
import type { Transaction } from '../transaction.ts'

/**
 * The one who asks still is an administrator, and stays one until the transaction ends. Administrators take turns, in
 * one order: of two who remove each other, the second sees what the first has done. @throws unauthenticated, forbidden
 */
export async function requireAdministrator(ctx: Context, tx: Transaction): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM users WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`
  const { role } = await requireLivingLogin(ctx, tx)
  if (role !== 'administrator') throw new DomainError('forbidden')
}
