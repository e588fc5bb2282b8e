import { IconCloudOff, IconFlask } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { appsQuery } from '../features/integrations/queries.ts'
import styles from './notices.module.css'

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
        <p className={styles.notice}>
          <IconFlask aria-hidden size={18} />
          {t('simulated', {
            count: simulated.length,
            apps: format.list(simulated.map(({ name }) => name)),
          })}
        </p>
      )}
      <div role="status">
        {!online && (
          <p className={styles.notice}>
            <IconCloudOff aria-hidden size={18} />
            {t('offline')}
          </p>
        )}
      </div>
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
