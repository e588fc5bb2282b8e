import { Exchange, QuarantinedRow, type SyncRecord } from '@collector/contracts'
import { z } from 'zod'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { toSync } from './to-sync.ts'

/** One fetch with all that is kept about it. @throws not_found */
export async function getSync({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string; syncId: string }
}): Promise<SyncRecord> {
  authorize(ctx, 'integrations:read')
  await findIntegration(ctx.db.prisma, input.id)
  const row = await ctx.db.prisma.sync.findFirst({ where: { id: input.syncId, integrationId: input.id } })
  if (!row) throw new DomainError('not_found')
  return {
    ...toSync(row),
    quarantinedRows: z.array(QuarantinedRow).parse(row.quarantine),
    exchanges: z.array(Exchange).parse(row.exchanges),
  }
}
