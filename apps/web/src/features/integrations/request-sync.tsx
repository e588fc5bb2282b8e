import { type Integration, requestSync } from '@collector/contracts'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { isUnderWay } from './sync-state.ts'
import { useIntegrationMutation } from './use-integration-mutation.ts'

interface Props {
  integration: Integration
  primary?: boolean
}

export function FetchButton({ integration: { id, lastSync }, primary = false }: Props) {
  const t = useTranslations('integration')
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(requestSync, { params: { id }, body: {} }),
    done: t('fetchRequested'),
  })
  return (
    <SteadyButton
      task="fetch"
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconRefresh aria-hidden size={18} />}
      disabled={isUnderWay(lastSync)}
      loading={mutation.isPending}
      onClick={() => mutation.mutate()}
    >
      {t('fetchNow')}
    </SteadyButton>
  )
}
