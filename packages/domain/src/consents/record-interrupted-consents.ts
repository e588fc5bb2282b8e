import type { Context } from '../context.ts'
import { workingLimitMs } from './consent-attempt.ts'
import { ConsentFailureError, recordConsentFailure } from './record-consent-failure.ts'

const batchSize = 200

/**
 * Gives an outcome to attempts whose process died between the claim and the end, so that administrators see
 * `interrupted` as the owner does. Run every minute; several at once do each once.
 */
export async function recordInterruptedConsents({ ctx }: { ctx: Context }): Promise<void> {
  const attempts = await ctx.db.prisma.consentAttempt.findMany({
    where: { outcome: null, createdAt: { lt: new Date(ctx.now().getTime() - workingLimitMs) } },
    select: { stateHash: true, purpose: true, link: { select: { id: true, integrationId: true } } },
    take: batchSize,
  })
  for (const { stateHash, purpose, link } of attempts) {
    const isManaging = purpose === 'manage'
    const attempted = { ...link, purpose: isManaging ? 'manage' : 'connect' } as const
    await recordConsentFailure(ctx, attempted, new ConsentFailureError('interrupted'), stateHash)
  }
}
