import type { Dependencies } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { hashPassword, weaknessOf } from './passwords.ts'

/**
 * Creates the administrator named in the configuration when there is no user yet; returns whether it did.
 * @throws DomainError validation_failed when the password is weak
 */
export async function createFirstAdministrator(
  deps: Dependencies,
  { email, password }: { email: string; password: string },
): Promise<boolean> {
  if ((await deps.db.prisma.user.count()) > 0) return false
  const name = email.split('@')[0] ?? email
  const weakness = weaknessOf(password, { email, name })
  if (weakness) throw new DomainError('validation_failed', { errors: [weakness] })
  const { count } = await deps.db.prisma.user.createMany({
    data: { email, name, role: 'administrator', passwordHash: await hashPassword(password) },
    skipDuplicates: true,
  })
  await deps.db.prisma.setupToken.deleteMany()
  return count > 0
}
