import type { Connection } from '@collector/db'
import { findUsableLink, type UsableLink } from '../consents/find-usable-link.ts'
import { OwnerProblemError } from '../consents/owner-problem.ts'
import type { Transaction } from '../transaction.ts'

/** A link that has connected a company, and the connection there is now. */
export interface ManagedLink extends UsableLink {
  connection: Connection
}

/**
 * Looks up a link that has been used, by its token's hash or its id. A link of any other kind says what it says
 * everywhere. @throws OwnerProblemError when it is dead, nothing_connected
 */
export async function findManagedLink(
  tx: Transaction,
  key: { tokenHash: Uint8Array<ArrayBuffer> } | { id: string },
): Promise<ManagedLink> {
  const usable = await findUsableLink(tx, key).catch(error => {
    if (error instanceof OwnerProblemError && error.problem === 'link_used') return undefined
    throw error
  })
  if (usable) throw new OwnerProblemError('nothing_connected', usable.app)
  const link = await tx.consentLink.findUniqueOrThrow({
    where: key,
    include: { integration: { include: { connection: true } } },
  })
  const { id, integrationId, integration } = link
  const { app, connection } = integration
  if (!connection) throw new OwnerProblemError('nothing_connected', app)
  return { id, integrationId, app, serviceAccount: integration.serviceAccount ?? false, connection }
}
