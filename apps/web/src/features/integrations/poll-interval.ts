import type { Integration } from '@collector/contracts'

/** Soon while something is about to happen by itself, else at leisure. */
export function pollIntervalMs(integration: Integration | undefined): number {
  if (!integration) return 15_000
  const { consentLink, lastSync, status } = integration
  const owner = consentLink?.state === 'active' && (status === 'pending' || status === 'attention')
  const fetching = lastSync?.status === 'queued' || lastSync?.status === 'running'
  const firstFetchDue = status === 'connected' && !lastSync
  return owner || fetching || firstFetchDue ? 2_000 : 15_000
}
