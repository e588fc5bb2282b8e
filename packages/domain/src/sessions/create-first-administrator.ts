import { hashNewPassword } from '../accounts/hash-new-password.ts'
import type { Dependencies } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'

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
  const passwordHash = await hashNewPassword(password, { email, name })
  return deps.db.prisma.$transaction(async tx => {
    const [user] = await tx.user.createManyAndReturn({
      data: { email, name, role: 'administrator', passwordHash },
      skipDuplicates: true,
    })
    await tx.setupToken.deleteMany()
    if (!user) return false
    const actor = { kind: 'user', id: user.id, name, role: user.role } as const
    await recordEvent(tx, { ...deps, actor, address: null }, { type: 'setup.completed', actor })
    return true
  })
}
