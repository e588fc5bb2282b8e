import type { BulkResults, IntegrationSelection } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { changeEach } from './change-each.ts'
import { pauseOrResume, settlePause } from './pause.ts'

/** Resumes those of several integrations that are paused, and says what became of each. */
export async function resumeIntegrations({
  ctx,
  input,
}: {
  ctx: Context
  input: IntegrationSelection
}): Promise<BulkResults> {
  authorize(ctx, 'integrations:manage')
  const results = await changeEach(ctx, input.ids, async (tx, before) => {
    const { count } = await tx.integration.updateMany({
      where: { id: before.id, status: 'paused' },
      data: { ...pauseOrResume(ctx, before, false), version: { increment: 1 } },
    })
    if (count === 0) return { reason: 'not_paused' }
    await settlePause(ctx, tx, before.id, false)
    return { result: null }
  })
  return { results }
}
