import type { InvitationOffer, ReadInvitationInput } from '@collector/contracts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { hashToken } from '../secrets/secret-token.ts'

/** What the holder of an invitation's link is offered. @throws link_not_valid */
export async function readInvitation({
  ctx,
  input,
}: {
  ctx: Context
  input: ReadInvitationInput
}): Promise<InvitationOffer> {
  const invitation = await ctx.db.prisma.invitation.findFirst({
    where: { tokenHash: hashToken(input.token), expiresAt: { gt: ctx.now() } },
  })
  if (!invitation) throw new DomainError('link_not_valid')
  const { email, role, invitedBy, expiresAt } = invitation
  return { email, role, invitedBy, expiresAt: expiresAt.toISOString() }
}
