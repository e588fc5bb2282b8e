import type { AttentionReason, SyncFailure } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import type { ProviderError, ProviderErrorCode } from '@collector/providers'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { heldRun, type RunClaim } from './run-claim.ts'
import { failuresUntilAttention, retrySyncAt } from './sync-schedule.ts'

const failures: Record<ProviderErrorCode, SyncFailure> = {
  invalid_grant: 'reauthorization_required',
  unauthorized: 'reauthorization_required',
  scope_missing: 'reauthorization_required',
  no_access: 'reauthorization_required',
  refused: 'reauthorization_required',
  no_invoicing: 'customer_action_required',
  setup_incomplete: 'customer_action_required',
  company_inactive: 'customer_action_required',
  terms_not_accepted: 'customer_action_required',
  api_module_missing: 'customer_action_required',
  unavailable: 'provider_unavailable',
  rate_limited: 'rate_limited',
  malformed_answer: 'malformed_answer',
  rejected: 'malformed_answer',
  configuration: 'configuration',
}

/** Failures that only somebody can mend, so that no try is left out to chance. */
const attention: Partial<Record<SyncFailure, AttentionReason>> = {
  reauthorization_required: 'reauthorization_required',
  customer_action_required: 'customer_action_required',
}

/**
 * Ends a run that failed: says why, decides whether to try again and when, and whom to tell. A worker that no
 * longer holds the run changes nothing.
 */
export async function failSync(ctx: Context, claim: RunClaim, error: ProviderError): Promise<void> {
  const failure = failures[error.code]
  const { syncId, integrationId } = claim
  ctx.log.warn(
    { syncId, integrationId, failure, reference: error.reference, cause: causeOf(error) },
    'fetch failed',
  )
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    await recordFailure(ctx, tx, {
      integrationId,
      failure,
      run: heldRun(claim),
      retryAfterMs: error.retryAfterMs,
    })
  })
}

/** Ends a run whose job ran out of retries, whoever holds it. */
export async function interruptSync({
  ctx,
  input,
}: {
  ctx: Context
  input: { syncId: string }
}): Promise<void> {
  await ctx.db.prisma.$transaction(async tx => {
    const run = { id: input.syncId, activeFor: { not: null } }
    const sync = await tx.sync.findFirst({ where: run })
    if (!sync) return
    const { integrationId } = sync
    await lockIntegration(tx, integrationId)
    await recordFailure(ctx, tx, { integrationId, failure: 'interrupted', run })
  })
}

async function recordFailure(
  ctx: Context,
  tx: Transaction,
  {
    integrationId,
    failure,
    run,
    retryAfterMs,
  }: {
    integrationId: string
    failure: SyncFailure
    run: Prisma.SyncWhereInput & { id: string }
    retryAfterMs?: number | undefined
  },
): Promise<void> {
  const { count } = await tx.sync.updateMany({
    where: run,
    data: { status: 'failed', failure, activeFor: null, finishedAt: ctx.now() },
  })
  if (count === 0) return
  const before = await tx.integration.findUniqueOrThrow({ where: { id: integrationId } })
  const failureCount = before.failureCount + 1
  const reason = attention[failure] ?? (failureCount >= failuresUntilAttention ? 'sync_failing' : undefined)
  const needsOwner = reason === 'reauthorization_required'
  const { count: flagged } = await tx.integration.updateMany({
    where: { id: integrationId, status: { in: ['connected', 'attention'] }, deletedAt: null },
    data: {
      failureCount,
      failingSince: before.failingSince ?? ctx.now(),
      nextSyncAt: needsOwner ? null : retrySyncAt(ctx.now(), integrationId, failureCount, retryAfterMs),
      ...(reason && { status: 'attention', attentionReason: reason, version: { increment: 1 } }),
    },
  })
  const system = { kind: 'system' } as const
  await recordEvent(tx, ctx, {
    type: 'sync.failed',
    integrationId,
    actor: system,
    data: { syncId: run.id, failure },
  })
  if (reason && flagged > 0 && before.attentionReason !== reason) {
    await recordEvent(tx, ctx, {
      type: 'connection.attention',
      integrationId,
      actor: system,
      data: { reason },
    })
  }
}

/**
 * What we said of the cause ourselves, or its class: the message of a parser quotes what it could not read.
 */
function causeOf({ cause }: ProviderError): string | undefined {
  return cause instanceof Error ? cause.name : typeof cause === 'string' ? cause : undefined
}
