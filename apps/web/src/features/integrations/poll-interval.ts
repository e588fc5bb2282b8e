import type { Integration } from '@collector/contracts'
import { isUnderWay } from './sync-state.ts'

/** Soon while something is about to happen by itself, else at leisure. */
export function pollIntervalMs(integration: Integration | undefined): number {
  if (!integration) return 15_000
  const { consentLink, lastSync, status } = integration
  const owner = consentLink?.state === 'active'
  const firstFetchDue = status === 'connected' && !lastSync
  return owner || isUnderWay(lastSync) || firstFetchDue ? 2_000 : 15_000
}
