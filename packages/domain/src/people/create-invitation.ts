import type { createInvitation as endpoint, InvitationLink, ParsedRequestOf } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { createInvitationToken, deliverInvitation } from './invitation-link.ts'
import { requireAdministrator } from './require-administrator.ts'

/**
 * Invites somebody to an account with a role, for seven days.
 * @throws reauthentication_required, person_exists, already_invited
 */
export async function createInvitation({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body']
}): Promise<InvitationLink> {
  const { id: invitedById, name: invitedBy } = authorize(ctx, 'people:manage')
  const { email, role } = input
  requireRecentLogin(ctx)
  if (ctx.mailer) await ctx.throttle.countLinkMail({ to: email })
  const { token, stored } = createInvitationToken(ctx)
  return ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    if ((await tx.user.count({ where: { email } })) > 0) throw new DomainError('person_exists')
    const [invitation] = await tx.invitation.createManyAndReturn({
      data: { email, role, invitedById, invitedBy, createdAt: ctx.now(), ...stored },
      skipDuplicates: true,
    })
    if (!invitation) throw new DomainError('already_invited')
    await recordEvent(tx, ctx, { type: 'invitation.created', data: { person: email, role } })
    return deliverInvitation(ctx, tx, { invitation, token, language: input.language })
  })
}
