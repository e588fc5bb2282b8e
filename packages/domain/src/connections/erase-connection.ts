import type { App } from '@collector/contracts'
import type { Context } from '../context.ts'
import type { Transaction } from '../transaction.ts'
import { eraseHeldConnection } from './held-connection.ts'
import { openToken } from './open-token.ts'
import { queueReplacedGrants, queueRevocation } from './revoke-grant.ts'
import { refreshTokenPlace } from './token-places.ts'

/**
 * Ends an integration's connection: erases its tokens and all that was read with them, the number in its history
 * that may be a person's, and a company that waits for a decision; the grants are withdrawn. Returns the name of
 * the company that was connected.
 */
export async function eraseConnection(
  ctx: Context,
  tx: Transaction,
  { id, app }: { id: string; app: App },
): Promise<string | undefined> {
  const integrationId = id
  await eraseHeldConnection(ctx, tx, { id, app })
  const connection = await tx.connection.findUnique({ where: { integrationId } })
  await tx.sync.deleteMany({ where: { integrationId } })
  await tx.invoice.deleteMany({ where: { integrationId } })
  await tx.connection.deleteMany({ where: { integrationId } })
  // What a browser still shows of an approval is not about whatever is connected next.
  await tx.consentAttempt.updateMany({
    where: { link: { integrationId }, outcome: 'connected' },
    data: { outcome: 'undone' },
  })
  await tx.$executeRaw`
    UPDATE events SET data = data - 'organisationNumber'
    WHERE integration_id = ${integrationId}::uuid AND type = 'consent.granted'`
  if (!connection) return undefined
  const { companyId, companyName, serviceAccount } = connection
  const refreshToken = openToken(ctx, connection.refreshTokenSealed, refreshTokenPlace(integrationId))
  await queueRevocation(ctx, tx, { app, integrationId, companyId, serviceAccount, refreshToken })
  await queueReplacedGrants(ctx, tx, integrationId)
  return companyName
}
