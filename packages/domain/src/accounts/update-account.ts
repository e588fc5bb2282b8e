import type { Account, UpdateAccountInput } from '@collector/contracts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { signedIn } from '../sessions/signed-in.ts'
import { getAccount } from './get-account.ts'

/** Changes the person's own name. @throws unauthenticated */
export async function updateAccount({
  ctx,
  input,
}: {
  ctx: Context
  input: UpdateAccountInput
}): Promise<Account> {
  const { id, name: from } = signedIn(ctx)
  if (input.name !== from) {
    await ctx.db.prisma.$transaction(async tx => {
      await tx.user.update({ where: { id }, data: { name: input.name } })
      await recordEvent(tx, ctx, { type: 'account.renamed', data: { from, to: input.name } })
    })
  }
  return getAccount({ ctx })
}
