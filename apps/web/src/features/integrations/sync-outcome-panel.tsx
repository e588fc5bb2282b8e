import type { App, Sync } from '@collector/contracts'
import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAnnounce } from '../../components/announcer.tsx'
import { useClock } from '../../components/clock.tsx'
import { FetchProgress } from './fetch-progress.tsx'
import { syncOutcomeOf } from './sync-outcome.ts'
import { TonePanel } from './tone-panel.tsx'
import { useUnavailableSince } from './use-unavailable-since.ts'

/** How a fetch went. That it went on is said to screen readers. */
export function SyncOutcomePanel({ sync, app }: { sync: Sync; app: App }) {
  const t = useTranslations()
  const format = useFormatter()
  const now = useClock()
  const announce = useAnnounce()
  const unavailableSince = useUnavailableSince()(app)
  const { tone, text } = syncOutcomeOf(sync, { t, format, now, app, unavailableSince })
  const { status } = sync
  const known = useRef(status)

  useEffect(() => {
    if (known.current !== status) announce(text, { quiet: true })
    known.current = status
  }, [status, text, announce])

  return (
    <TonePanel
      label={t('integration.stateTitle')}
      tone={tone}
      text={text}
      progress={status === 'running' && <FetchProgress sync={sync} />}
    />
  )
}
