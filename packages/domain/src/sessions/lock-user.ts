import type { User } from '@collector/db'
import type { Transaction } from '../transaction.ts'

/**
 * A user as it is now, held until the transaction ends: whoever disables it, replaces its password or turns on its
 * second factor comes before or after. Null when there is none.
 */
export async function lockUser(tx: Transaction, id: string): Promise<User | null> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return tx.user.findUnique({ where: { id } })
}
