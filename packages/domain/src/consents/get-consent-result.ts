import { type App, ConsentFailure } from '@collector/contracts'
import type { Context } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { openAttempt, resultLifeMs, workingLimitMs } from './consent-attempt.ts'
import { OwnerProblemError } from './owner-problem.ts'

/** What the result page shows. */
export interface ConsentResult {
  reference: string
  app: App
  outcome: 'connected' | 'working' | ConsentFailure
  integrationName: string
  venueId: string
  daysBack: number
  company: { name: string; organisationNumber: string | null } | null
  linkExpiresAt: Date
  invoiceRetentionDays: number
}

/**
 * The outcome of an attempt, for the browser that made it and for 30 minutes.
 * @throws OwnerProblemError other_browser, attempt_expired, integration_deleted
 */
export async function getConsentResult({
  ctx,
  input,
}: {
  ctx: Context
  input: { reference: string; sealedAttempt: string | undefined }
}): Promise<ConsentResult> {
  const attempt = openAttempt(ctx.vault, input.sealedAttempt, input.reference)
  if (attempt?.purpose !== 'connect') throw new OwnerProblemError('other_browser')
  const row = await ctx.db.prisma.consentAttempt.findUnique({
    where: { stateHash: hashToken(attempt.state) },
    include: { link: { include: { integration: { include: { connection: true } } } } },
  })
  if (!row || ctx.now().getTime() - row.createdAt.getTime() > resultLifeMs) {
    throw new OwnerProblemError('attempt_expired', attempt.app)
  }
  const { integration } = row.link
  if (integration.deletedAt) throw new OwnerProblemError('integration_deleted', attempt.app)
  const outcome = outcomeOf(row, ctx.now())
  return {
    reference: input.reference,
    app: attempt.app,
    outcome,
    integrationName: integration.name,
    venueId: integration.venueId,
    daysBack: integration.daysBack,
    company:
      outcome === 'connected' && integration.connection
        ? {
            name: integration.connection.companyName,
            organisationNumber: integration.connection.organisationNumber,
          }
        : null,
    linkExpiresAt: row.link.expiresAt,
    invoiceRetentionDays: ctx.invoiceRetentionDays,
  }
}

function outcomeOf(row: { outcome: string | null; createdAt: Date }, now: Date): ConsentResult['outcome'] {
  if (row.outcome === 'connected') return 'connected'
  if (row.outcome !== null) return ConsentFailure.parse(row.outcome)
  return now.getTime() - row.createdAt.getTime() > workingLimitMs ? 'interrupted' : 'working'
}
