import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireAdministrator } from './require-administrator.ts'

/** Withdraws an invitation: its link is dead at once. @throws not_found */
export async function withdrawInvitation({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<void> {
  authorize(ctx, 'people:manage')
  await ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    const invitation = await tx.invitation.findUnique({ where: { id: input.id } })
    const { count } = await tx.invitation.deleteMany({ where: { id: input.id } })
    if (!invitation || count === 0) throw new DomainError('not_found')
    const { email, role } = invitation
    await recordEvent(tx, ctx, { type: 'invitation.withdrawn', data: { person: email, role } })
  })
}
