import { randomUUID } from 'node:crypto'
import { Prisma } from '@collector/db'
import { beforeAllRows } from '../before-all-rows.ts'
import type { Context } from '../context.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { tellFollowers } from './tell-followers.ts'
import { tellOwner } from './tell-owner.ts'

const batchSize = 200

/**
 * What followers have been told is no longer so. One that is paused waits until it is resumed; the trouble of one that
 * is over, or deleted, is over at once.
 */
const isUntold = Prisma.sql`
  (incident_reason IS NOT NULL AND (attention_reason IS NULL OR deleted_at IS NOT NULL))
  OR (attention_reason IS NOT NULL AND status = 'attention' AND deleted_at IS NULL
    AND incident_reason IS DISTINCT FROM attention_reason)`

/**
 * Tells followers what needs somebody, once for each reason, and once when it is over; the owner is asked when consent
 * has lapsed. Run every minute, so that what passes within it disturbs nobody; several at once do each once. One that
 * cannot be told of is logged, and keeps nobody from being told of the others.
 */
export async function announceIncidents({ ctx }: { ctx: Context }): Promise<void> {
  let last = beforeAllRows
  while (true) {
    const untold = await ctx.db.prisma.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM integrations
      WHERE (attention_reason IS NOT NULL OR incident_reason IS NOT NULL) AND (${isUntold}) AND id > ${last}::uuid
      ORDER BY integrations.id LIMIT ${batchSize}`
    for (const { id } of untold) {
      await announceIncident(ctx, id).catch(err =>
        ctx.log.error({ integrationId: id, err }, 'incident not announced'),
      )
      last = id
    }
    if (untold.length < batchSize) return
  }
}

async function announceIncident(ctx: Context, id: string): Promise<void> {
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const before = await tx.integration.findUniqueOrThrow({ where: { id }, include: { connection: true } })
    const isOver = before.attentionReason === null || before.deletedAt !== null
    const incidentId = isOver ? null : randomUUID()
    const incidentReason = isOver ? null : before.attentionReason
    const count = await tx.$executeRaw`
      UPDATE integrations SET incident_id = ${incidentId}::uuid,
        incident_reason = ${incidentReason}::attention_reason
      WHERE id = ${id}::uuid AND (${isUntold})`
    if (count === 0) return
    if (incidentId && incidentReason) {
      const isLapse = incidentReason === 'reauthorization_required'
      const ownerIsAsked = isLapse && (await tellOwner(ctx, tx, before, incidentId))
      await tellFollowers(ctx, tx, before, { incidentId, reason: incidentReason, ownerIsAsked })
    } else if (before.incidentId && before.connection && before.deletedAt === null) {
      await tellFollowers(ctx, tx, before, { incidentId: before.incidentId, reason: null })
    }
  })
}
