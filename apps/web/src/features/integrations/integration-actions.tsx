import type { Integration } from '@collector/contracts'
import { MoreActions } from './more-actions.tsx'
import { PauseButton } from './pause-integration.tsx'
import { PreviewButton } from './preview-sync.tsx'
import { FetchButton } from './request-sync.tsx'
import { EditButton } from './update-integration.tsx'

/** What an administrator can do with an integration besides what its state asks for. */
export function IntegrationActions({ integration }: { integration: Integration }) {
  const { status, company } = integration
  return (
    <>
      {company && status === 'connected' && <FetchButton integration={integration} />}
      {company && status !== 'paused' && <PreviewButton integration={integration} />}
      <EditButton integration={integration} />
      {status !== 'paused' && <PauseButton integration={integration} />}
      <MoreActions integration={integration} />
    </>
  )
}
