import type { App } from '@collector/contracts'
import type { Context } from '../context.ts'
import { queueRevocation } from './revoke-grant.ts'

/**
 * Whoever disconnected during a refresh, or put another company in the place of this one, withdrew a token that
 * the refresh had replaced: withdraws its successor.
 */
export async function withdrawIfReplaced(
  ctx: Context,
  replaced: { app: App; integrationId: string; companyId: string; refreshToken: string | undefined },
): Promise<void> {
  const { integrationId, companyId, refreshToken } = replaced
  if (!refreshToken) return
  const { prisma } = ctx.db
  const where = { integrationId, companyId }
  if ((await prisma.connection.count({ where })) + (await prisma.heldConnection.count({ where })) > 0) return
  const grant = { ...replaced, serviceAccount: false, refreshToken }
  await prisma.$transaction(tx => queueRevocation(ctx, tx, grant))
}
