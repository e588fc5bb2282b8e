import type { EventQuery, EventTopic, EventType } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isUuid, toPage } from '../cursor.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { endOfDay } from '../swedish-time.ts'
import { knownTypes, toEvent } from './to-event.ts'

/** How the types of each topic begin. */
const topics: Record<EventTopic, readonly string[]> = {
  settings: ['integration.'],
  consent: ['consent_link.', 'consent.'],
  connection: ['connection.', 'company.', 'management.'],
  fetches: ['sync.', 'invoices.'],
}

/** The history of an integration, newest first. @throws not_found */
export async function listEvents({ ctx, input }: { ctx: Context; input: EventQuery & { id: string } }) {
  authorize(ctx, 'integrations:read')
  await findIntegration(ctx.db.prisma, input.id)
  const before = decodeCursor(input.cursor, [isUuid])?.[0]
  const rows = await ctx.db.prisma.event.findMany({
    where: {
      integrationId: input.id,
      ...(before && { id: { lt: before } }),
      type: { in: input.topic ? typesOf(input.topic) : knownTypes },
      ...(input.until && { createdAt: { lt: endOfDay(input.until) } }),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return toPage(rows, input.limit, toEvent, row => [row.id])
}

function typesOf(topic: EventTopic): EventType[] {
  return knownTypes.filter(type => topics[topic].some(beginning => type.startsWith(beginning)))
}
