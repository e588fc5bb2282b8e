import { type Event, EventType } from '@collector/contracts'
import type { Event as StoredEvent } from '@collector/db'

/** What is read: while versions change, a newer process may have written types that this one has no name for. */
export const knownTypes: EventType[] = EventType.options

/** An event as the contract shows it. */
export function toEvent(row: StoredEvent): Event {
  return {
    id: row.id,
    type: EventType.parse(row.type),
    actor: { kind: row.actorKind, name: row.actorName },
    data: row.data as Event['data'],
    createdAt: row.createdAt.toISOString(),
  }
}
