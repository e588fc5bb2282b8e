import { z } from 'zod'
import { App } from './apps.ts'
import { PageQuery } from './paging.ts'
import { Instant, SearchDate } from './text.ts'

/**
 * Everything that is written into an integration's history.
 *
 * @example
 * const type: IntegrationEventType = 'consent.granted'
 */
export const IntegrationEventType = z.enum([
  'integration.created',
  'integration.updated',
  'integration.paused',
  'integration.resumed',
  'integration.deleted',
  'consent_link.created',
  'consent_link.copied',
  'consent_link.opened',
  'consent_link.mailed',
  'consent_link.revoked',
  'consent.started',
  'consent.refused',
  'consent.failed',
  'consent.granted',
  'company.held',
  'company.accepted',
  'company.declined',
  'management.opened',
  'management.refused',
  'connection.attention',
  'connection.recovered',
  'connection.revoked',
  'connection.ended',
  'sync.requested',
  'sync.succeeded',
  'sync.failed',
  'sync.cancelled',
  'invoices.exported',
])
export type IntegrationEventType = z.infer<typeof IntegrationEventType>

/**
 * What people do with accounts, theirs and others', and what was refused to them.
 *
 * @example
 * const type: AccountEventType = 'password.changed'
 */
export const AccountEventType = z.enum([
  'setup.completed',
  'session.created',
  'session.refused',
  'session.reauthenticated',
  'session.ended',
  'account.renamed',
  'password.changed',
  'password_reset.requested',
  'password_reset.created',
  'password_reset.completed',
  'second_factor.offered',
  'second_factor.enabled',
  'second_factor.disabled',
  'second_factor.refused',
  'recovery_codes.renewed',
  'recovery_codes.used',
  'invitation.created',
  'invitation.renewed',
  'invitation.withdrawn',
  'invitation.accepted',
  'person.role_changed',
  'person.disabled',
  'person.enabled',
  'person.signed_out',
  'person.created',
  'access.refused',
  'audit.read',
])
export type AccountEventType = z.infer<typeof AccountEventType>

/**
 * Everything that is recorded.
 *
 * @example
 * const type: EventType = 'consent.granted'
 */
export const EventType = z
  .enum([...IntegrationEventType.options, ...AccountEventType.options])
  .meta({ id: 'EventType' })
export type EventType = z.infer<typeof EventType>

/** Named in the place where it is made: its own parts refer to it. */
const Json = z.json().register(z.globalRegistry, { id: 'Json' })

/**
 * One entry of an integration's history. `data` holds the facts of that type: changed fields, counts,
 * reasons.
 *
 * @example
 * const { items } = await client.call(listEvents, { params: { id } })
 * const granted: Event | undefined = items.find(({ type }) => type === 'consent.granted')
 */
export const Event = z
  .object({
    id: z.uuid(),
    type: EventType,
    actor: z.object({
      kind: z.enum(['user', 'owner', 'visitor', 'provider', 'system']),
      name: z.string().nullable(),
    }),
    data: z.record(z.string(), Json),
    createdAt: Instant,
  })
  .meta({ id: 'Event' })
export type Event = z.infer<typeof Event>

/**
 * What an entry of the history is about, so that one kind is found among years of the others.
 *
 * @example
 * const topics = EventTopic.options
 */
export const EventTopic = z.enum(['settings', 'consent', 'connection', 'fetches']).meta({ id: 'EventTopic' })
export type EventTopic = z.infer<typeof EventTopic>

/**
 * Which entries: about one topic, and of no later day than `until` (a day in Sweden).
 *
 * @example
 * EventQuery.parse({ topic: 'consent', until: '2026-11-24' })
 */
export const EventQuery = PageQuery.extend({
  topic: EventTopic.optional(),
  until: SearchDate.optional(),
})
export type EventQuery = z.output<typeof EventQuery>

/**
 * One entry of the audit log: an event of an integration or of an account, and from where it came. The
 * `integration` is null for what is about none, and for one whose last trace is erased.
 *
 * @example
 * const { items } = await client.call(listAuditEvents, { query: {} })
 * const addresses = items.map((event: AuditEvent) => event.address)
 */
export const AuditEvent = Event.extend({
  address: z.string().nullable(),
  integrationId: z.uuid().nullable(),
  integration: z.object({ id: z.uuid(), name: z.string(), app: App, isDeleted: z.boolean() }).nullable(),
}).meta({ id: 'AuditEvent' })
export type AuditEvent = z.infer<typeof AuditEvent>
