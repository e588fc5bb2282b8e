import type { AcceptInvitationInput } from '@collector/contracts'
import { hashNewPassword } from '../accounts/hash-new-password.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { type OpenedSession, openSession } from '../sessions/open-session.ts'

/**
 * Makes an invited person a user and logs in. The invitation is used up by the transaction that creates the
 * user. @throws link_not_valid, person_exists, validation_failed for a weak password
 */
export async function acceptInvitation({
  ctx,
  input,
}: {
  ctx: Context
  input: AcceptInvitationInput & { formerToken?: string | undefined; userAgent?: string | undefined }
}): Promise<OpenedSession> {
  const { name } = input
  const living = { tokenHash: hashToken(input.token), expiresAt: { gt: ctx.now() } }
  const invitation = await ctx.db.prisma.invitation.findFirst({ where: living })
  if (!invitation) throw new DomainError('link_not_valid')
  const { email, role } = invitation
  const passwordHash = await hashNewPassword(input.password, { email, name })
  return ctx.db.prisma.$transaction(async tx => {
    const { count } = await tx.invitation.deleteMany({ where: living })
    if (count === 0) throw new DomainError('link_not_valid')
    const [user] = await tx.user.createManyAndReturn({
      data: { email, name, role, passwordHash },
      skipDuplicates: true,
    })
    if (!user) throw new DomainError('person_exists')
    const actor = { kind: 'user', id: user.id, name, role } as const
    await recordEvent(tx, ctx, { type: 'invitation.accepted', actor, data: { role } })
    return openSession(ctx, tx, { user, formerToken: input.formerToken, userAgent: input.userAgent })
  })
}
