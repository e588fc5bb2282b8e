import type {
  createPasswordReset as endpoint,
  ParsedRequestOf,
  PasswordResetLink,
} from '@collector/contracts'
import { deliverPasswordReset } from '../accounts/deliver-password-reset.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { lockPerson } from './lock-person.ts'
import { requireAdministrator } from './require-administrator.ts'
import { personFacts } from './to-person.ts'

/**
 * Makes a link with which somebody chooses a new password; a former one stops working. The second factor
 * stays. @throws reauthentication_required, not_found, person_disabled
 */
export async function createPasswordReset({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body'] & { id: string }
}): Promise<PasswordResetLink> {
  const { id: createdById } = authorize(ctx, 'people:manage')
  requireRecentLogin(ctx)
  const before = await ctx.db.prisma.user.findUnique({ where: { id: input.id } })
  if (ctx.mailer && before) await ctx.throttle.countLinkMail({ to: before.email })
  return ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    const person = await lockPerson(tx, input.id)
    if (person.disabledAt) throw new DomainError('person_disabled')
    const link = await deliverPasswordReset(ctx, tx, { person, createdById, language: input.language })
    await recordEvent(tx, ctx, { type: 'password_reset.created', data: personFacts(person) })
    return link
  })
}
