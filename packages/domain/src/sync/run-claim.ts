import type { Context } from '../context.ts'

/**
 * One worker's hold of a run. Every write repeats `attempt`, which grows with each worker that takes the run.
 */
export interface RunClaim {
  syncId: string
  integrationId: string
  attempt: number
}

/** The run as long as this worker holds it. */
export const heldRun = ({ syncId, attempt }: RunClaim) => ({
  id: syncId,
  status: 'running' as const,
  attempt,
})

/** @throws SyncSupersededError when this worker does not hold the run any more */
export async function requireHeld(ctx: Context, claim: RunClaim): Promise<void> {
  if ((await ctx.db.prisma.sync.count({ where: heldRun(claim) })) === 0) throw new SyncSupersededError()
}

/** This run no longer belongs to this worker: it was cancelled, or another worker went on with it. */
export class SyncSupersededError extends Error {
  override name = 'SyncSupersededError'
}
