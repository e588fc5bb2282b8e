import { cancelSync, type Integration } from '@collector/contracts'
import { IconPlayerStop } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

/** Cancels the fetch that waits or runs. */
export function CancelFetchButton({ integration: { id } }: { integration: Integration }) {
  const t = useTranslations('fetch')
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(cancelSync, { params: { id } }),
    done: t('cancelled'),
  })
  return (
    <SteadyButton
      task="fetch"
      variant="default"
      leftSection={<IconPlayerStop aria-hidden size={18} />}
      loading={mutation.isPending}
      onClick={() => mutation.mutate()}
    >
      {t('cancel')}
    </SteadyButton>
  )
}
