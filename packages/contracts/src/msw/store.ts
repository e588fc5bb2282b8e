import type { Account, OpenSession } from '../accounts.ts'
import type { SharedConsentLink } from '../consent-links.ts'
import type { Event, EventType } from '../events.ts'
import type { Followers } from '../followers.ts'
import type { Integration } from '../integrations.ts'
import type { Invoice } from '../invoices.ts'
import type { Invitation, Person } from '../people.ts'
import type { Role } from '../roles.ts'
import type { Session } from '../sessions.ts'
import type { SyncRecord } from '../syncs.ts'
import { newId } from './ids.ts'
import { sampleIntegrations } from './samples/integrations.ts'
import { sampleInvitations, sampleOpenSessions, samplePeople } from './samples/people.ts'
import { sampleSession } from './samples/session.ts'

/**
 * What belongs to one integration, each list newest first.
 *
 * @example
 * const store = createStore()
 * const first: MockIntegration | undefined = store.integrations[0]
 */
export interface MockIntegration {
  integration: Integration
  invoices: Invoice[]
  syncs: SyncRecord[]
  links: SharedConsentLink[]
  followers: Followers['items']
  events: Event[]
}

/**
 * Everything that the mocked API knows, kept in memory: what one call writes, the next one reads. Tests may
 * change it between calls.
 *
 * @example
 * const store: MockStore = createStore()
 * const handlers = createHandlers({ store })
 * store.integrations = []
 */
export interface MockStore {
  /** Who is logged in; null after `logOut`. */
  session: Session | null
  /** Newest first. */
  integrations: MockIntegration[]
  people: Person[]
  invitations: Invitation[]
  /** Those of whoever is logged in. */
  openSessions: OpenSession[]
  secondFactor: Account['secondFactor']
  now: () => Date
  newId: () => string
  /** Writes into an integration's history what the logged-in person did. */
  addEvent: (mock: MockIntegration, type: EventType, data?: Event['data']) => void
}

/**
 * A store with a few Swedish companies, one in each state that a screen has to show, and Anna logged in.
 * `role` is hers (an administrator unless said); the API's rights then hold.
 *
 * @example
 * const store = createStore({ role: 'viewer', now: () => new Date('2026-11-24T12:00:00Z') })
 */
export function createStore(options: { role?: Role; now?: () => Date } = {}): MockStore {
  const { role = 'administrator', now = () => new Date() } = options
  const session = sampleSession(role, now())
  const store: MockStore = {
    session,
    integrations: sampleIntegrations(now()),
    people: samplePeople(session, now()),
    invitations: sampleInvitations(session, now()),
    openSessions: sampleOpenSessions(session, now()),
    secondFactor: null,
    now,
    newId: () => newId(now()),
    addEvent({ events }, type, data = {}) {
      const actor = { kind: 'user' as const, name: store.session?.user.name ?? null }
      events.unshift({ id: store.newId(), type, actor, data, createdAt: now().toISOString() })
    },
  }
  return store
}
