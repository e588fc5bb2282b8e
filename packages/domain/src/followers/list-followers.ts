import type { Followers } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import type { Transaction } from '../transaction.ts'

/** Who is told about an integration. @throws not_found */
export async function listFollowers({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<Followers> {
  const { id: userId } = authorize(ctx, 'integrations:read')
  await findIntegration(ctx.db.prisma, input.id)
  return readFollowers(ctx.db.prisma, { integrationId: input.id, userId })
}

/** The same inside a verb's own transaction, as `userId` sees it. */
export async function readFollowers(
  tx: Transaction,
  { integrationId, userId }: { integrationId: string; userId: string },
): Promise<Followers> {
  const followers = await tx.follower.findMany({
    where: { integrationId, user: { disabledAt: null } },
    orderBy: { createdAt: 'asc' },
    select: { user: { select: { id: true, name: true } } },
  })
  const items = followers.map(({ user }) => user)
  return { items, isFollowing: items.some(({ id }) => id === userId) }
}
