import type { Sync } from '@collector/contracts'

/** Whether a fetch has still to begin or to end. */
export function isUnderWay(sync: Pick<Sync, 'status'> | null | undefined): boolean {
  return sync?.status === 'queued' || sync?.status === 'running'
}
