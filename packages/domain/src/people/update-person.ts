import type { Person, UpdatePersonInput } from '@collector/contracts'
import type { User } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { endSessionsOf } from '../sessions/end-other-sessions.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import type { Transaction } from '../transaction.ts'
import { lockPerson } from './lock-person.ts'
import { requireAdministrator } from './require-administrator.ts'
import { personFacts, readPerson } from './to-person.ts'
import { withdrawLinksOf } from './withdraw-links-of.ts'

/**
 * Changes a role, disables or enables; it holds from the person's next request on. The links that a former
 * administrator has made are dead.
 * @throws reauthentication_required, not_found, last_administrator
 */
export async function updatePerson({
  ctx,
  input,
}: {
  ctx: Context
  input: UpdatePersonInput & { id: string }
}): Promise<Person> {
  authorize(ctx, 'people:manage')
  requireRecentLogin(ctx)
  return ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    const before = await lockPerson(tx, input.id)
    const role = input.role ?? before.role
    const isDisabled = input.disabled ?? before.disabledAt !== null
    const wasAdministrator = isAdministrator(before)
    const isAfterwards = role === 'administrator' && !isDisabled
    if (wasAdministrator && !isAfterwards) {
      await refuseIfLast(tx, before.id)
      await withdrawLinksOf(ctx, tx, before.id)
    }
    if (role !== before.role) await changeRole(ctx, tx, before, role)
    if (isDisabled !== (before.disabledAt !== null)) await setDisabled(ctx, tx, before, isDisabled)
    return readPerson(ctx, tx, before.id)
  })
}

const administrators = { role: 'administrator', disabledAt: null } as const

const isAdministrator = ({ role, disabledAt }: User) => role === 'administrator' && disabledAt === null

async function refuseIfLast(tx: Transaction, id: string): Promise<void> {
  const others = await tx.user.count({ where: { ...administrators, id: { not: id } } })
  if (others === 0) throw new DomainError('last_administrator')
}

async function changeRole(ctx: Context, tx: Transaction, person: User, role: User['role']): Promise<void> {
  await tx.user.update({ where: { id: person.id }, data: { role } })
  const data = { ...personFacts(person), from: person.role, to: role }
  await recordEvent(tx, ctx, { type: 'person.role_changed', data })
}

/** A disabled person is out at once, and no link to a new password is left. */
async function setDisabled(ctx: Context, tx: Transaction, person: User, disabled: boolean): Promise<void> {
  await tx.user.update({ where: { id: person.id }, data: { disabledAt: disabled ? ctx.now() : null } })
  if (disabled) {
    await endSessionsOf(ctx, tx, person.id)
    await tx.passwordReset.deleteMany({ where: { userId: person.id } })
  }
  await recordEvent(tx, ctx, {
    type: disabled ? 'person.disabled' : 'person.enabled',
    data: personFacts(person),
  })
}
