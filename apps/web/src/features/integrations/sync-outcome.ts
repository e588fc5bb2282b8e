import { type App, appNames, type Sync } from '@collector/contracts'
import type { useTranslations } from 'use-intl'
import { clockTime, type Formatter } from '../../languages/times.ts'
import type { Tone } from './state-sentence.ts'

interface Context {
  t: ReturnType<typeof useTranslations<never>>
  format: Formatter
  now: Date
  app: App
  /** Since when the app has not answered. */
  unavailableSince: string | null
}

/** How a fetch ended, or how far it is, in a sentence or two. */
export function syncOutcomeOf(sync: Sync, context: Context): { tone: Tone; text: string } {
  const { t, format, now, app, unavailableSince } = context
  const { status, failure, seen, expected, quarantined } = sync
  const name = appNames[app]
  switch (status) {
    case 'queued':
      return {
        tone: 'wait',
        text: unavailableSince
          ? t('sentence.waitsForApp', { app: name, time: clockTime(format, unavailableSince, now) })
          : t('fetch.outcome.queued'),
      }
    case 'running':
      return {
        tone: 'wait',
        text:
          expected === null
            ? t('fetch.outcome.running', { seen })
            : t('fetch.outcome.runningOf', { seen, expected }),
      }
    case 'succeeded':
      return { tone: 'good', text: t('fetch.outcome.succeeded', { seen, quarantined }) }
    case 'failed':
      return { tone: 'bad', text: t(`sentence.syncFailure.${failure ?? 'interrupted'}`, { app: name }) }
    case 'cancelled':
      return { tone: 'calm', text: t('fetch.outcome.cancelled', { seen }) }
  }
}
