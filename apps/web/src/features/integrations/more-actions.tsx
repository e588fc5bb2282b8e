import type { Integration } from '@collector/contracts'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { usePermission } from '../session/session.ts'
import type { MenuAction } from './actions-menu.tsx'
import { NewLinkDialog } from './create-consent-link.tsx'
import { DeleteDialog } from './delete-integration.tsx'
import { DisconnectDialog } from './disconnect-integration.tsx'
import { MoreButton, moreTask } from './more-button.tsx'

/** The page does not wait for its menu. */
const ActionsMenu = lazy(() =>
  import('./actions-menu.tsx').then(({ ActionsMenu: Menu }) => ({ default: Menu })),
)

/** What is seldom done, out of the way; what hurts is confirmed by typing a name. */
export function MoreActions({ integration }: { integration: Integration }) {
  const may = usePermission()
  const [asking, setAsking] = useState<MenuAction | null>(null)
  const close = () => setAsking(null)
  const { company, status } = integration
  const actions: MenuAction[] = [
    ...(company && status !== 'paused' && may('consent-links:manage') ? (['reconnect'] as const) : []),
    ...(company ? (['disconnect'] as const) : []),
    'delete',
  ]
  const hasAsked = useRef(false)

  // The dialog gives the focus back to the menu's item that opened it, which is about to go.
  useEffect(() => {
    if (asking === null && hasAsked.current)
      document.querySelector<HTMLElement>(`[data-task="${moreTask}"]`)?.focus()
    hasAsked.current = asking !== null
  }, [asking])

  return (
    <>
      <Suspense fallback={<MoreButton disabled />}>
        <ActionsMenu actions={actions} onChoose={setAsking} />
      </Suspense>
      {asking === 'reconnect' && <NewLinkDialog integration={integration} onClose={close} />}
      {asking === 'disconnect' && <DisconnectDialog integration={integration} onClose={close} />}
      {asking === 'delete' && <DeleteDialog integration={integration} onClose={close} />}
    </>
  )
}
