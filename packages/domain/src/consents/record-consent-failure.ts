import type { ConsentFailure } from '@collector/contracts'
import { ProviderError, type ProviderErrorCode } from '@collector/providers'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import type { ConsentAttempt } from './consent-attempt.ts'
import { OwnerProblemError } from './owner-problem.ts'

/** An attempt that failed for a reason of ours. */
export class ConsentFailureError extends Error {
  readonly reason: ConsentFailure

  constructor(reason: ConsentFailure) {
    super(reason)
    this.name = 'ConsentFailureError'
    this.reason = reason
  }
}

const reasons: Record<ProviderErrorCode, ConsentFailure> = {
  refused: 'refused',
  unavailable: 'provider_unavailable',
  rate_limited: 'provider_unavailable',
  malformed_answer: 'provider_unavailable',
  invalid_grant: 'provider_rejected',
  unauthorized: 'provider_rejected',
  rejected: 'provider_rejected',
  scope_missing: 'scope_missing',
  no_access: 'no_access',
  no_invoicing: 'no_invoicing',
  setup_incomplete: 'setup_incomplete',
  company_inactive: 'company_inactive',
  terms_not_accepted: 'terms_not_accepted',
  api_module_missing: 'api_module_missing',
  licence_missing: 'licence_missing',
  not_administrator: 'not_administrator',
  configuration: 'configuration',
}

/**
 * Remembers why an attempt through a link did not connect, where administrators see it. A link through which
 * another attempt connected meanwhile keeps its success. `stateHash` names the attempt, which gets the same
 * outcome, once.
 */
export async function recordConsentFailure(
  ctx: Context,
  link: { id: string; integrationId: string; purpose?: ConsentAttempt['purpose'] },
  error: unknown,
  stateHash?: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const reason = reasonOf(error)
  if (reason === 'interrupted' || reason === 'configuration') {
    ctx.log.error({ integrationId: link.integrationId, reason, err: error }, 'consent failed')
  }
  const reference = error instanceof ProviderError ? error.reference : undefined
  await ctx.db.prisma.$transaction(tx => writeConsentFailure(ctx, tx, link, { reason, stateHash, reference }))
}

/** The same inside a verb's own transaction. */
export async function writeConsentFailure(
  ctx: Context,
  tx: Transaction,
  link: { id: string; integrationId: string; purpose?: ConsentAttempt['purpose'] },
  failure: {
    reason: ConsentFailure
    stateHash?: Uint8Array<ArrayBuffer> | undefined
    reference?: string | undefined
  },
): Promise<void> {
  const { reason, stateHash, reference } = failure
  await lockIntegration(tx, link.integrationId)
  if (stateHash) {
    const { count } = await tx.consentAttempt.updateMany({
      where: { stateHash, outcome: null },
      data: { outcome: reason, finishedAt: ctx.now() },
    })
    if (count === 0) return
  }
  if (link.purpose === 'manage') {
    const data = { linkId: link.id, reason }
    const { integrationId } = link
    return recordEvent(tx, ctx, { type: 'management.refused', integrationId, data })
  }
  await tx.consentLink.updateMany({
    where: { id: link.id, usedAt: null },
    data: { lastFailure: reason, lastFailureAt: ctx.now() },
  })
  // That another company is held is an event of its own.
  if (reason === 'company_mismatch') return
  await recordEvent(tx, ctx, {
    type: reason === 'refused' ? 'consent.refused' : 'consent.failed',
    integrationId: link.integrationId,
    data: { linkId: link.id, reason, ...(reference !== undefined && { reference }) },
  })
}

function reasonOf(error: unknown): ConsentFailure {
  if (error instanceof ConsentFailureError) return error.reason
  if (error instanceof OwnerProblemError) return 'link_no_longer_valid'
  if (error instanceof ProviderError) return reasons[error.code]
  return 'interrupted'
}
