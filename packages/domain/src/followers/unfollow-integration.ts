import type { Followers } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { readFollowers } from './list-followers.ts'

/** The person who asks is no longer told. @throws not_found */
export async function unfollowIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<Followers> {
  const { id: userId } = authorize(ctx, 'integrations:read')
  const { id: integrationId } = input
  return ctx.db.prisma.$transaction(async tx => {
    await findIntegration(tx, integrationId)
    await tx.follower.deleteMany({ where: { integrationId, userId } })
    return readFollowers(tx, { integrationId, userId })
  })
}
