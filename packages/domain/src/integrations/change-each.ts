import type { BulkResult, SkipReason } from '@collector/contracts'
import type { Context } from '../context.ts'
import type { Transaction } from '../transaction.ts'
import type { findIntegration } from './find-integration.ts'
import { lockIntegration } from './lock-integration.ts'

type StoredIntegration = Awaited<ReturnType<typeof findIntegration>>

/** Why an integration was left as it is, or what the change gave. */
export type Change<Result> = { reason: SkipReason } | { result: Result }

/**
 * Changes integrations one after the other, each in a transaction of its own: what goes wrong with one of them
 * holds up none of the others.
 */
export async function changeEach<Result>(
  ctx: Context,
  ids: readonly string[],
  change: (tx: Transaction, before: StoredIntegration) => Promise<Change<Result>>,
): Promise<(BulkResult & { result: Result | null })[]> {
  const results: (BulkResult & { result: Result | null })[] = []
  for (const id of new Set(ids)) {
    let name: string | null = null
    const outcome = await ctx.db.prisma
      .$transaction(async (tx): Promise<Change<Result>> => {
        await lockIntegration(tx, id)
        const before = await tx.integration.findFirst({ where: { id, deletedAt: null } })
        if (!before) return { reason: 'not_found' }
        name = before.name
        return change(tx, before)
      })
      .catch((error: unknown): Change<Result> => {
        ctx.log.error({ integrationId: id, err: error }, 'one of several changes failed')
        return { reason: 'internal' }
      })
    const isDone = 'result' in outcome
    results.push({
      id,
      name,
      reason: isDone ? null : outcome.reason,
      result: isDone ? outcome.result : null,
    })
  }
  return results
}
