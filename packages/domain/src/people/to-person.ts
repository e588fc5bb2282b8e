import type { Person } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { livingSession } from '../sessions/living-session.ts'
import type { Transaction } from '../transaction.ts'

/** What of a user's other rows is shown about the person. */
export function personParts(ctx: Context) {
  return {
    secondFactor: { select: { confirmedAt: true } },
    sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } },
    _count: { select: { sessions: { where: livingSession(ctx) } } },
  } satisfies Prisma.UserInclude
}

type StoredPerson = Prisma.UserGetPayload<{ include: ReturnType<typeof personParts> }>

/** A user as the contract shows it. */
export function toPerson(user: StoredPerson): Person {
  const { id, email, name, role } = user
  return {
    id,
    email,
    name,
    role,
    disabledAt: user.disabledAt?.toISOString() ?? null,
    secondFactor: Boolean(user.secondFactor?.confirmedAt),
    sessions: user._count.sessions,
    lastSeenAt: user.sessions[0]?.lastSeenAt.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
  }
}

/** One person. @throws not_found */
export async function readPerson(ctx: Context, tx: Transaction, id: string): Promise<Person> {
  const user = await tx.user.findUnique({ where: { id }, include: personParts(ctx) })
  if (!user) throw new DomainError('not_found')
  return toPerson(user)
}

/** What an event keeps of the person it is about. */
export function personFacts({ id, email }: { id: string; email: string }) {
  return { personId: id, person: email }
}
