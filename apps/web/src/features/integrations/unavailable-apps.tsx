import { type App, appIds, appNames } from '@collector/contracts'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useClock } from '../../components/clock.tsx'
import { Notice } from '../../components/notice.tsx'
import { clockTime } from '../../languages/times.ts'
import { useUnavailableSince } from './use-unavailable-since.ts'

/** One notice for each of the apps that does not answer just now. */
export function UnavailableApps({ among = appIds }: { among?: readonly App[] }) {
  const t = useTranslations('list')
  const format = useFormatter()
  const now = useClock()
  const unavailableSince = useUnavailableSince()
  return (
    <div role="status">
      {among.map(app => {
        const since = unavailableSince(app)
        return (
          since && (
            <Notice key={app} icon={IconPlugConnectedX}>
              {t('appUnavailable', { app: appNames[app], time: clockTime(format, since, now) })}
            </Notice>
          )
        )
      })}
    </div>
  )
}
