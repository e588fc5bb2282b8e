import type { User } from '@collector/db'
import { DomainError } from '../domain-error.ts'
import type { Transaction } from '../transaction.ts'

/** A user. @throws not_found */
export async function findPerson(tx: Transaction, id: string): Promise<User> {
  const user = await tx.user.findUnique({ where: { id } })
  if (!user) throw new DomainError('not_found')
  return user
}
