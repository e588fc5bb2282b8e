import type { MailLanguageInput, PasswordResetLink } from '@collector/contracts'
import { deliverPasswordReset } from '../accounts/deliver-password-reset.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { findPerson } from './find-person.ts'
import { personFacts } from './to-person.ts'

/**
 * Makes a link with which somebody chooses a new password; a former one stops working. The second factor
 * stays. @throws not_found, reauthentication_required, person_disabled
 */
export async function createPasswordReset({
  ctx,
  input,
}: {
  ctx: Context
  input: MailLanguageInput & { id: string }
}): Promise<PasswordResetLink> {
  authorize(ctx, 'people:manage')
  return ctx.db.prisma.$transaction(async tx => {
    const person = await findPerson(tx, input.id)
    requireRecentLogin(ctx)
    if (person.disabledAt) throw new DomainError('person_disabled')
    const link = await deliverPasswordReset(ctx, tx, { person, language: input.language })
    await recordEvent(tx, ctx, { type: 'password_reset.created', data: personFacts(person) })
    return link
  })
}
