import type { BulkResults, IntegrationSelection } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { changeEach } from './change-each.ts'
import { pauseOrResume, settlePause } from './pause.ts'

/** Pauses those of several integrations that are not paused, and says what became of each. */
export async function pauseIntegrations({
  ctx,
  input,
}: {
  ctx: Context
  input: IntegrationSelection
}): Promise<BulkResults> {
  authorize(ctx, 'integrations:manage')
  const results = await changeEach(ctx, input.ids, async (tx, before) => {
    const { count } = await tx.integration.updateMany({
      where: { id: before.id, status: { not: 'paused' } },
      data: { ...pauseOrResume(ctx, before, true), version: { increment: 1 } },
    })
    if (count === 0) return { reason: 'already_paused' }
    await settlePause(ctx, tx, before.id, true)
    return { result: null }
  })
  return { results }
}
