import { type ConsentLink, consentLinkDays, type SharedConsentLink } from '../consent-links.ts'
import type { MockIntegration, MockStore } from './store.ts'

const dayMs = 86_400_000

/** Makes a fresh consent link; its address leads nowhere, since there is no backend. */
export function addLink(store: MockStore, mock: MockIntegration, validDays = consentLinkDays): ConsentLink {
  const now = store.now()
  const link: SharedConsentLink = {
    id: store.newId(),
    url: `https://collector.example/connect/${crypto.randomUUID().replaceAll('-', '')}`,
    state: 'active',
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + validDays * dayMs).toISOString(),
    openedAt: null,
    lastFailure: null,
    createdBy: store.session?.user.name ?? null,
    usedAt: null,
    revokedAt: null,
    mails: [],
  }
  revokeLink(store, mock)
  mock.links.unshift(link)
  store.addEvent(mock, 'consent_link.created')
  return withoutMails(link)
}

/** Ends the active link, if there is one. */
export function revokeLink(store: MockStore, mock: MockIntegration): boolean {
  const active = mock.links.find(({ state }) => state === 'active')
  if (active) Object.assign(active, { state: 'revoked', url: null, revokedAt: store.now().toISOString() })
  return active !== undefined
}

/** A link as an integration shows it. */
export function withoutMails({
  createdBy,
  usedAt,
  revokedAt,
  mails,
  ...link
}: SharedConsentLink): ConsentLink {
  return link
}
