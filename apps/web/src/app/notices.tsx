import { IconCloudOff, IconFlask } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '../components/notice.tsx'
import { appsQuery } from '../features/integrations/list-queries.ts'

/** What holds for every page just now: simulated apps, no network. */
export function Notices() {
  const t = useTranslations('frame')
  const format = useFormatter()
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  const { data } = useQuery(appsQuery)
  const simulated = data?.items.filter(app => app.configured && app.environment === 'simulated') ?? []
  return (
    <>
      {simulated.length > 0 && (
        <Notice icon={IconFlask}>
          {t('simulated', {
            count: simulated.length,
            apps: format.list(simulated.map(({ name }) => name)),
          })}
        </Notice>
      )}
      <div role="status">{!online && <Notice icon={IconCloudOff}>{t('offline')}</Notice>}</div>
    </>
  )
}

function watchNetwork(onChange: () => void) {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}
