import type { Context } from '../context.ts'
import { workingLimitMs } from './consent-attempt.ts'
import { ConsentFailureError, recordConsentFailure } from './record-consent-failure.ts'

const batchSize = 200

/**
 * Gives an outcome to attempts whose process died between the claim and the end, so that administrators see
 * `interrupted` as the owner does. Run every minute; several at once share the work. Returns how many there were.
 */
export async function recordInterruptedConsents({ ctx }: { ctx: Context }): Promise<number> {
  const attempts = await ctx.db.prisma.consentAttempt.findMany({
    where: { outcome: null, createdAt: { lt: new Date(ctx.now().getTime() - workingLimitMs) } },
    select: { stateHash: true, link: { select: { id: true, integrationId: true } } },
    take: batchSize,
  })
  let recorded = 0
  for (const { stateHash, link } of attempts) {
    const { count } = await ctx.db.prisma.consentAttempt.updateMany({
      where: { stateHash, outcome: null },
      data: { outcome: 'interrupted', finishedAt: ctx.now() },
    })
    if (count === 0) continue
    const failed = { id: link.id, integration_id: link.integrationId }
    await recordConsentFailure(ctx, failed, new ConsentFailureError('interrupted'))
    recorded += 1
  }
  return recorded
}
