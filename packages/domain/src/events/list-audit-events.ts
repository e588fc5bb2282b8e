import type { AuditEvent, PageQuery } from '@collector/contracts'
import type { Integration, Event as StoredEvent } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isUuid, toPage } from '../cursor.ts'
import { recordEvent } from './record-event.ts'
import { knownTypes, toEvent } from './to-event.ts'

/** Who did what, when and from where, newest first. Reading it is recorded. @throws forbidden */
export async function listAuditEvents({ ctx, input }: { ctx: Context; input: PageQuery }) {
  authorize(ctx, 'audit:read')
  const before = decodeCursor(input.cursor, [isUuid])?.[0]
  return ctx.db.prisma.$transaction(async tx => {
    const rows = await tx.event.findMany({
      where: { type: { in: knownTypes }, ...(before && { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: input.limit + 1,
      include: { integration: { select: { id: true, name: true, app: true, deletedAt: true } } },
    })
    await recordEvent(tx, ctx, { type: 'audit.read', data: { before: before ?? null } })
    return toPage(rows, input.limit, toAuditEvent, row => [row.id])
  })
}

type StoredAuditEvent = StoredEvent & {
  integration: Pick<Integration, 'id' | 'name' | 'app' | 'deletedAt'> | null
}

function toAuditEvent(row: StoredAuditEvent): AuditEvent {
  const { address, integrationId, integration } = row
  return {
    ...toEvent(row),
    address,
    integrationId,
    integration: integration && {
      id: integration.id,
      name: integration.name,
      app: integration.app,
      isDeleted: integration.deletedAt !== null,
    },
  }
}
