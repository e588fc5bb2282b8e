import type { renewInvitation as endpoint, InvitationLink, ParsedRequestOf } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { createInvitationToken, deliverInvitation } from './invitation-link.ts'
import { requireAdministrator } from './require-administrator.ts'

/**
 * Makes a new link for an invitation, for seven days; the former one stops working. The invitation is now of who
 * renewed it. @throws reauthentication_required, not_found
 */
export async function renewInvitation({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body'] & { id: string }
}): Promise<InvitationLink> {
  const { id: invitedById, name: invitedBy } = authorize(ctx, 'people:manage')
  requireRecentLogin(ctx)
  const before = await ctx.db.prisma.invitation.findUnique({ where: { id: input.id } })
  if (ctx.mailer && before) await ctx.throttle.countLinkMail({ to: before.email })
  const { token, stored } = createInvitationToken(ctx)
  return ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    const [invitation] = await tx.invitation.updateManyAndReturn({
      where: { id: input.id },
      data: { invitedById, invitedBy, ...stored },
    })
    if (!invitation) throw new DomainError('not_found')
    const { email, role } = invitation
    await recordEvent(tx, ctx, { type: 'invitation.renewed', data: { person: email, role } })
    return deliverInvitation(ctx, tx, { invitation, token, language: input.language })
  })
}
