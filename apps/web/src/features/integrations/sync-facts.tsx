import { appNames, type Integration, type Sync } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { type Fact, Facts } from '../../components/facts.tsx'
import { Section } from '../../components/section.tsx'
import { dateRange, durationText, exactTime } from '../../languages/times.ts'

/** What was asked for, how it went and what it gave. */
export function SyncFacts({ integration, sync }: { integration: Integration; sync: Sync }) {
  const t = useTranslations('fetch.facts')
  const trigger = useTranslations('integration.syncs.triggers')
  const format = useFormatter()
  const app = appNames[integration.app]
  const { window, changedSince, startedAt, finishedAt, waitedMs, expected } = sync
  // What a fetch under way has not got to yet; one that has ended never will.
  const open = finishedAt ? null : t('notYet')
  const instant = (at: string | null) => (at ? <time dateTime={at}>{exactTime(format, at)}</time> : open)
  const duration = (ms: number) => durationText(format, ms)
  const extent = changedSince
    ? t('changesSince', { time: exactTime(format, changedSince) })
    : t('wholeWindow')

  const asked: Fact[] = [
    [t('trigger'), trigger(sync.trigger)],
    [t('window'), window ? dateRange(format, window) : open],
    [t('extent'), window ? extent : open],
    [t('asked'), instant(sync.createdAt)],
    [t('started'), instant(startedAt)],
    [t('finished'), instant(finishedAt)],
    [
      t('duration'),
      startedAt && finishedAt ? duration(Date.parse(finishedAt) - Date.parse(startedAt)) : open,
    ],
    [t('waited'), waitedMs > 0 ? duration(waitedMs) : t('notWaited')],
    [t('pages'), format.number(sync.pages)],
    [t('requests'), format.number(sync.requests)],
  ]
  const found: Fact[] = [
    [
      t('seen'),
      expected === null || sync.status === 'succeeded'
        ? format.number(sync.seen)
        : t('seenOf', { seen: sync.seen, expected }),
    ],
    [t('added'), format.number(sync.added)],
    [t('changed'), format.number(sync.changed)],
    [t('unchanged'), format.number(sync.unchanged)],
    [t('quarantined'), format.number(sync.quarantined)],
    [t('missing', { app }), format.number(sync.missing)],
    [t('missingHeld', { app }), format.number(sync.missingHeld)],
  ]
  return (
    <>
      <Section title={t('foundTitle')}>
        <Facts facts={found} />
      </Section>
      <Section title={t('askedTitle')}>
        <Facts facts={asked.filter(([, value]) => value !== null)} />
      </Section>
    </>
  )
}
