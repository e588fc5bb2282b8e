import type { Followers, FollowIntegrationInput, Language } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import type { Transaction } from '../transaction.ts'
import { readFollowers } from './list-followers.ts'

/** The person who asks is told from now on; doing it again changes the language. @throws not_found */
export async function followIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: FollowIntegrationInput & { id: string }
}): Promise<Followers> {
  const { id: userId } = authorize(ctx, 'integrations:read')
  const { id: integrationId, language } = input
  return ctx.db.prisma.$transaction(async tx => {
    await findIntegration(tx, integrationId)
    await addFollower(tx, { integrationId, userId, language })
    return readFollowers(tx, { integrationId, userId })
  })
}

/** Also makes whoever creates an integration follow it. */
export async function addFollower(
  tx: Transaction,
  follower: { integrationId: string; userId: string; language: Language },
): Promise<void> {
  const { integrationId, userId, language } = follower
  await tx.follower.createMany({ data: follower, skipDuplicates: true })
  await tx.follower.updateMany({ where: { integrationId, userId }, data: { language } })
}
