import type { Connection } from '@collector/db'
import type { Transaction } from '../transaction.ts'

/**
 * Erases an integration's tokens and all that was read with them, and the number in its history that may be a
 * person's. Returns the connection as it was, so that its grant can be withdrawn.
 */
export async function eraseConnection(tx: Transaction, integrationId: string): Promise<Connection | null> {
  const connection = await tx.connection.findUnique({ where: { integrationId } })
  await tx.sync.deleteMany({ where: { integrationId } })
  await tx.invoice.deleteMany({ where: { integrationId } })
  await tx.connection.deleteMany({ where: { integrationId } })
  await tx.$executeRaw`
    UPDATE events SET data = data - 'organisationNumber'
    WHERE integration_id = ${integrationId}::uuid AND type = 'consent.granted'`
  return connection
}
