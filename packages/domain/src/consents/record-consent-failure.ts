import type { ConsentFailure } from '@collector/contracts'
import { ProviderError, type ProviderErrorCode } from '@collector/providers'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
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
  configuration: 'configuration',
}

/**
 * Remembers why an attempt through a link did not connect, where administrators see it; returns the reason. A
 * link through which another attempt connected meanwhile keeps its success. `stateHash` names the attempt,
 * which gets the same outcome, once.
 */
export async function recordConsentFailure(
  ctx: Context,
  link: { id: string; integrationId: string },
  error: unknown,
  stateHash?: Uint8Array<ArrayBuffer>,
): Promise<ConsentFailure> {
  const reason = reasonOf(error)
  if (reason === 'interrupted' || reason === 'configuration') {
    ctx.log.error({ integrationId: link.integrationId, reason, err: error }, 'consent failed')
  }
  await ctx.db.prisma.$transaction(async tx => {
    if (stateHash) {
      const { count } = await tx.consentAttempt.updateMany({
        where: { stateHash, outcome: null },
        data: { outcome: reason, finishedAt: ctx.now() },
      })
      if (count === 0) return
    }
    await tx.consentLink.updateMany({
      where: { id: link.id, usedAt: null },
      data: { lastFailure: reason, lastFailureAt: ctx.now() },
    })
    await recordEvent(tx, ctx, {
      type: reason === 'refused' ? 'consent.refused' : 'consent.failed',
      integrationId: link.integrationId,
      data: {
        linkId: link.id,
        reason,
        ...(error instanceof ProviderError && error.reference && { reference: error.reference }),
      },
    })
  })
  return reason
}

function reasonOf(error: unknown): ConsentFailure {
  if (error instanceof ConsentFailureError) return error.reason
  if (error instanceof OwnerProblemError) return 'link_no_longer_valid'
  if (error instanceof ProviderError) return reasons[error.code]
  return 'interrupted'
}
