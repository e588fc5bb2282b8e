import type { BulkLinkResult } from '../../bulk.ts'
import { createConsentLinks } from '../../endpoints/create-consent-links.ts'
import { changeEach } from '../bulk.ts'
import { addLink } from '../links.ts'
import { mock } from '../mock.ts'

export const createConsentLinksMock = mock(createConsentLinks, (store, { body }) => {
  const links = new Map<string, BulkLinkResult['link']>()
  const results = changeEach(store, body.ids, found => {
    const { id, app, venueId, status } = found.integration
    if (status === 'paused') return 'paused'
    if (status === 'connected') return 'already_connected'
    const { url, expiresAt } = addLink(store, found)
    links.set(id, { app, venueId, url: url ?? '', expiresAt })
    return null
  })
  return { results: results.map(result => ({ ...result, link: links.get(result.id) ?? null })) }
})
