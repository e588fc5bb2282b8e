import type { InvitationLink, MailLanguageInput } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { createInvitationToken, deliverInvitation } from './invitation-link.ts'

/**
 * Makes a new link for an invitation, for seven days; the former one stops working.
 * @throws not_found, reauthentication_required for a new administrator
 */
export async function renewInvitation({
  ctx,
  input,
}: {
  ctx: Context
  input: MailLanguageInput & { id: string }
}): Promise<InvitationLink> {
  authorize(ctx, 'people:manage')
  const { token, stored } = createInvitationToken(ctx)
  return ctx.db.prisma.$transaction(async tx => {
    const [invitation] = await tx.invitation.updateManyAndReturn({ where: { id: input.id }, data: stored })
    if (!invitation) throw new DomainError('not_found')
    if (invitation.role === 'administrator') requireRecentLogin(ctx)
    const { email, role } = invitation
    await recordEvent(tx, ctx, { type: 'invitation.renewed', data: { person: email, role } })
    return deliverInvitation(ctx, tx, { invitation, token, language: input.language })
  })
}
