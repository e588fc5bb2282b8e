import type { Integration } from '@collector/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useAnnounce } from '../../components/announcer.tsx'
import { countsQuery, eventsQuery, integrationsQuery, invoicesQuery, syncsQuery } from './queries.ts'

/** When an integration changes by itself: refreshes what hangs on it, and says a new state to screen readers. */
export function useFollowedChanges(integration: Integration, sentence: string) {
  const t = useTranslations('integration')
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const { id, name, status, lastSync, consentLink, version } = integration
  const state = [status, lastSync?.id, lastSync?.status].join()
  const progress = [
    state,
    version,
    lastSync?.seen,
    consentLink?.openedAt,
    consentLink?.lastFailure?.at,
  ].join()
  const known = useRef({ id, state, progress })

  useEffect(() => {
    const before = known.current
    known.current = { id, state, progress }
    if (before.id !== id || before.progress === progress) return
    for (const query of [invoicesQuery(id), syncsQuery(id), eventsQuery(id), integrationsQuery, countsQuery])
      void queryClient.invalidateQueries({ queryKey: query.queryKey })
    if (before.state !== state) announce(t('becameStatus', { name, sentence }))
  }, [id, name, state, progress, sentence, announce, queryClient, t])
}
