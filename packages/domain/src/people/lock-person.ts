import type { User } from '@collector/db'
import { DomainError } from '../domain-error.ts'
import { lockUser } from '../sessions/lock-user.ts'
import type { Transaction } from '../transaction.ts'

/** A user, held until the transaction ends; asked for after `requireAdministrator`. @throws not_found */
export async function lockPerson(tx: Transaction, id: string): Promise<User> {
  const user = await lockUser(tx, id)
  if (!user) throw new DomainError('not_found')
  return user
}
