import type { Sync } from '@collector/contracts'
import { useTranslations } from 'use-intl'

/** How far a running fetch has come. */
export function FetchProgress({ sync: { seen, expected } }: { sync: Pick<Sync, 'seen' | 'expected'> }) {
  const t = useTranslations('integration')
  return (
    <progress aria-label={t('fetchProgress')} value={expected ? Math.min(1, seen / expected) : undefined} />
  )
}
