import type { AttentionReason } from '@collector/contracts'
import type { Integration } from '@collector/db'
import type { Context } from '../context.ts'
import { enqueueMail } from '../mails/enqueue-mail.ts'
import type { Transaction } from '../transaction.ts'
import { webPages } from '../web-pages.ts'

/**
 * Writes to everybody who follows an integration; `reason` is null when the incident is over, which is of no interest
 * to those who were not told of it. `ownerIsAsked` says that the owner has got a link to approve again.
 */
export async function tellFollowers(
  ctx: Context,
  tx: Transaction,
  integration: Integration,
  about: { incidentId: string; reason: AttentionReason | null; ownerIsAsked?: boolean },
): Promise<void> {
  const { incidentId, reason, ownerIsAsked = false } = about
  const { app, name } = integration
  const data = { app, name, url: pageOf(ctx, integration) }
  for (const { userId, ...follower } of await findFollowers(tx, integration)) {
    const begun = `attention:${incidentId}:${userId}`
    if (reason) {
      const dedupeKey = begun
      const attention = { ...data, reason, ownerIsAsked }
      await enqueueMail(ctx, tx, { ...follower, kind: 'attention', data: attention, dedupeKey })
    } else if ((await tx.mail.count({ where: { dedupeKey: begun } })) > 0) {
      const dedupeKey = `over:${incidentId}:${userId}`
      await enqueueMail(ctx, tx, { ...follower, kind: 'recovered', data, dedupeKey })
    }
  }
}

/** Writes to everybody who follows an integration that its owner has ended the connection. */
export async function tellFollowersOfEnd(
  ctx: Context,
  tx: Transaction,
  integration: Integration,
  company: string,
): Promise<void> {
  const { app, name } = integration
  const data = { app, name, company, url: pageOf(ctx, integration) }
  for (const { userId: _, ...follower } of await findFollowers(tx, integration))
    await enqueueMail(ctx, tx, { ...follower, kind: 'ended_by_owner', data })
}

const pageOf = ({ publicUrl }: Context, { id }: Integration) => `${publicUrl}${webPages.integration(id)}`

async function findFollowers(tx: Transaction, { id: integrationId }: Integration) {
  const followers = await tx.follower.findMany({
    where: { integrationId, user: { disabledAt: null } },
    include: { user: true },
  })
  return followers.map(({ userId, language, user }) => ({ userId, to: user.email, language, integrationId }))
}
