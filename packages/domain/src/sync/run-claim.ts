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

/** This run no longer belongs to this worker: it was cancelled, or another worker went on with it. */
export class SyncSupersededError extends Error {
  override name = 'SyncSupersededError'
}
