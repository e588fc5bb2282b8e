import type { Role } from '@collector/contracts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { Transaction } from '../transaction.ts'

/** Kills the links to accounts that an administrator has made: who is none any more opens no door behind. */
export async function withdrawLinksOf(ctx: Context, tx: Transaction, administratorId: string): Promise<void> {
  const withdrawn = await tx.$queryRaw<{ email: string; role: Role }[]>`
    DELETE FROM invitations WHERE invited_by_id = ${administratorId}::uuid RETURNING email, role`
  for (const { email, role } of withdrawn)
    await recordEvent(tx, ctx, { type: 'invitation.withdrawn', data: { person: email, role } })
  await tx.passwordReset.deleteMany({ where: { createdById: administratorId } })
}
