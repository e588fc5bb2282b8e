import { type Integration, updateIntegration } from '@collector/contracts'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

interface Props {
  integration: Integration
  primary?: boolean
}

/** Pauses an integration, or resumes a paused one. */
export function PauseButton({ integration, primary = false }: Props) {
  const t = useTranslations('integration')
  const { id, name, version, status } = integration
  const paused = status === 'paused'
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(updateIntegration, { params: { id }, body: { version, paused: !paused } }),
    done: t(paused ? 'resumed' : 'paused', { name }),
  })
  const Icon = paused ? IconPlayerPlay : IconPlayerPause
  return (
    <SteadyButton
      task="pause"
      variant={primary ? 'filled' : 'default'}
      leftSection={<Icon aria-hidden size={18} />}
      loading={mutation.isPending}
      onClick={() => mutation.mutate()}
    >
      {t(paused ? 'resume' : 'pause')}
    </SteadyButton>
  )
}
