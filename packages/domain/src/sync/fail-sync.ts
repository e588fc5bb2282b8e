import type { AttentionReason, SyncFailure } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import type { Provider, ProviderError, ProviderErrorCode } from '@collector/providers'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { needAttention } from '../integrations/attention.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { type CallRecord, emptyCallRecord } from './provider-calls.ts'
import { recordOutcome } from './provider-outage.ts'
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
  licence_missing: 'licence_missing',
  not_administrator: 'reauthorization_required',
  unavailable: 'provider_unavailable',
  rate_limited: 'rate_limited',
  malformed_answer: 'malformed_answer',
  rejected: 'malformed_answer',
  configuration: 'configuration',
}

/** Failures that only somebody can mend, so that no try is left out to chance. */
const attention: Partial<Record<SyncFailure, AttentionReason>> = {
  reauthorization_required: 'reauthorization_required',
  licence_missing: 'licence_missing',
  customer_action_required: 'customer_action_required',
}

/**
 * Ends a run that failed: says why, decides whether to try again and when, and whom to tell. A worker that no
 * longer holds the run changes nothing.
 */
export async function failSync(
  ctx: Context,
  run: RunClaim & { calls: CallRecord; provider?: Provider },
  error: ProviderError,
): Promise<void> {
  const failure = failures[error.code]
  const { syncId, integrationId, calls, provider } = run
  ctx.log.warn(
    { syncId, integrationId, failure, reference: error.reference, cause: causeOf(error) },
    'fetch failed',
  )
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    await recordFailure(ctx, tx, {
      integrationId,
      failure,
      run: heldRun(run),
      retryAfterMs: error.retryAfterMs,
      calls,
    })
  })
  if (provider) await recordOutcome(ctx, provider.app, error)
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
    calls = emptyCallRecord(),
  }: {
    integrationId: string
    failure: SyncFailure
    run: Prisma.SyncWhereInput & { id: string }
    retryAfterMs?: number | undefined
    calls?: CallRecord
  },
): Promise<void> {
  const { count } = await tx.sync.updateMany({
    where: run,
    data: {
      status: 'failed',
      failure,
      activeFor: null,
      finishedAt: ctx.now(),
      requests: { increment: calls.requests },
      waitedMs: { increment: Math.round(calls.waitedMs) },
      exchanges: calls.exchanges as unknown as Prisma.InputJsonArray,
    },
  })
  if (count === 0) return
  const before = await tx.integration.findUniqueOrThrow({ where: { id: integrationId } })
  const failureCount = before.failureCount + 1
  const reason = attention[failure] ?? (failureCount >= failuresUntilAttention ? 'sync_failing' : undefined)
  // A passing failure does not bring back a grant that is gone.
  const said = attention[failure] ?? before.attentionReason
  const needsOwner = said === 'reauthorization_required'
  await tx.integration.updateMany({
    where: { id: integrationId, status: { in: ['connected', 'attention'] }, deletedAt: null },
    data: {
      failureCount,
      failingSince: before.failingSince ?? ctx.now(),
      nextSyncAt: needsOwner ? null : retrySyncAt(ctx.now(), integrationId, failureCount, retryAfterMs),
    },
  })
  await recordEvent(tx, ctx, {
    type: 'sync.failed',
    integrationId,
    actor: { kind: failure === 'interrupted' ? 'system' : 'provider' },
    data: { syncId: run.id, failure },
  })
  if (reason) await needAttention(ctx, tx, integrationId, reason)
}

/**
 * What we said of the cause ourselves, or its class: the message of a parser quotes what it could not read.
 */
function causeOf({ cause }: ProviderError): string | undefined {
  return cause instanceof Error ? cause.name : typeof cause === 'string' ? cause : undefined
}
