import type { Integration } from '@collector/contracts'
import { DeleteButton } from './delete-integration.tsx'
import { PauseButton } from './pause-integration.tsx'
import { FetchButton } from './request-sync.tsx'
import { EditButton } from './update-integration.tsx'

/** What an administrator can do with an integration besides what its state asks for. */
export function IntegrationActions({ integration }: { integration: Integration }) {
  const { status, connectedAt } = integration
  return (
    <>
      {connectedAt && status === 'connected' && <FetchButton integration={integration} />}
      <EditButton integration={integration} />
      {status !== 'paused' && <PauseButton integration={integration} />}
      <DeleteButton integration={integration} />
    </>
  )
}
