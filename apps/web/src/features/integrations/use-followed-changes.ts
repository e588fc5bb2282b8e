import type { Integration } from '@collector/contracts'
import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useAnnounce } from '../../components/announcer.tsx'
import { integrationsKey } from './list-queries.ts'
import { integrationQuery } from './queries.ts'

/**
 * When an integration changes: refreshes what hangs on it, and says a new state that came by itself to screen
 * readers.
 */
export function useFollowedChanges(integration: Integration, sentence: string) {
  const t = useTranslations('integration')
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const { id, name, status, lastSync, consentLink, version } = integration
  const isOwn = useOwnChange(id)
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
    const own = hashKey(integrationQuery(id).queryKey)
    void queryClient.invalidateQueries({
      queryKey: integrationsKey,
      predicate: ({ queryHash }) => queryHash !== own,
    })
    // What the person does says so itself.
    if (before.state !== state && !isOwn.current)
      announce(t('becameStatus', { name, sentence }), { quiet: true })
  }, [id, name, state, progress, sentence, isOwn, announce, queryClient, t])
}

/** Whether the newest answer about an integration came while the person was changing something about it. */
function useOwnChange(id: string) {
  const queryClient = useQueryClient()
  const isOwn = useRef(false)

  useEffect(() => {
    const hash = hashKey(integrationQuery(id).queryKey)
    return queryClient.getQueryCache().subscribe(event => {
      if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryHash !== hash)
        return
      isOwn.current = queryClient.isMutating({ mutationKey: integrationsKey }) > 0
    })
  }, [id, queryClient])

  return isOwn
}
