import { type Integration, updateIntegration } from '@collector/contracts'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useIsMutating, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { sessionQuery } from '../session/session.ts'
import { integrationsKey } from './list-queries.ts'
import { type Undoable, useUndo } from './undo.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

interface Props {
  integration: Integration
  primary?: boolean
}

/** Pauses an integration, or resumes a paused one. */
export function PauseButton({ integration, primary = false }: Props) {
  const t = useTranslations('integration')
  const undoText = useTranslations('undo')
  const { offer } = useUndo()
  const { user } = useSuspenseQuery(sessionQuery).data
  // Also while the pause that put this button here is not stored yet.
  const isChanging = useIsMutating({ mutationKey: [...integrationsKey, 'pause'] }) > 0
  const { id, name, version, status } = integration
  const paused = status === 'paused'
  const mutation = useIntegrationMutation({
    task: 'pause',
    mutationFn: () => client.call(updateIntegration, { params: { id }, body: { version, paused: !paused } }),
    done: t(paused ? 'resumed' : 'paused', { name }),
    // What comes after a resume is for the API to say.
    ...(!paused && { ahead: { id, change: pausedBy(user.name) } }),
    onSuccess: result => {
      if (!paused) offer(undoOf(result))
    },
  })
  const undoOf = (after: Integration): Undoable => ({
    text: undoText('paused', { name }),
    isCurrent: now => now.version === after.version,
    undo: () =>
      client.call(updateIntegration, { params: { id }, body: { version: after.version, paused: false } }),
    done: undoText('resumed', { name }),
  })
  const Icon = paused ? IconPlayerPlay : IconPlayerPause
  return (
    <SteadyButton
      task="pause"
      variant={primary ? 'filled' : 'default'}
      leftSection={<Icon aria-hidden size={18} />}
      loading={mutation.isPending || isChanging}
      onClick={() => mutation.mutate()}
    >
      {t(paused ? 'resume' : 'pause')}
    </SteadyButton>
  )
}

const pausedBy =
  (name: string) =>
  (now: Integration): Integration => ({ ...now, status: 'paused', pausedBy: name })
