import { z } from 'zod'
import { Instant } from './text.ts'

/** Everything that is written into an integration's history. */
export const EventType = z
  .enum([
    'integration.created',
    'integration.updated',
    'integration.paused',
    'integration.resumed',
    'integration.deleted',
    'consent_link.created',
    'consent_link.opened',
    'consent_link.revoked',
    'consent.started',
    'consent.refused',
    'consent.failed',
    'consent.granted',
    'connection.attention',
    'connection.recovered',
    'connection.revoked',
    'sync.requested',
    'sync.succeeded',
    'sync.failed',
    'setup.completed',
    'session.created',
    'session.refused',
    'session.ended',
  ])
  .meta({ id: 'EventType' })
export type EventType = z.infer<typeof EventType>

/** Named in the place where it is made: its own parts refer to it. */
const Json = z.json().register(z.globalRegistry, { id: 'Json' })

/**
 * One entry of an integration's history. `data` holds the facts of that type: changed fields, counts,
 * reasons.
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
