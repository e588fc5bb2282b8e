import type { App } from '@collector/contracts'
import { Prisma } from '@collector/db'
import type { Transaction } from '../transaction.ts'
import { type OwnerProblem, OwnerProblemError } from './owner-problem.ts'

/** A link that can still connect, by the clock of the database. */
export const linkIsAlive = Prisma.sql`used_at IS NULL AND revoked_at IS NULL AND expires_at > now()`

/** A link whose integration may be connected through it. */
export interface UsableLink {
  id: string
  integrationId: string
  app: App
  /** Whether an account of its own is to be asked for. */
  serviceAccount: boolean
}

/** Looks a link up by its token's hash or its id. @throws OwnerProblemError when it is dead */
export async function findUsableLink(
  tx: Transaction,
  key: { tokenHash: Uint8Array<ArrayBuffer> } | { id: string },
): Promise<UsableLink> {
  const [found] = await tx.$queryRaw<(UsableLink & { problem: OwnerProblem | null })[]>`
    SELECT l.id::text, l.integration_id::text AS "integrationId", i.app::text,
      coalesce(i.service_account, false) AS "serviceAccount",
      CASE
        WHEN i.deleted_at IS NOT NULL THEN 'integration_deleted'
        WHEN l.used_at IS NOT NULL AND c.integration_id IS NULL THEN 'connection_ended'
        WHEN l.used_at IS NOT NULL THEN 'link_used'
        WHEN l.revoked_at IS NOT NULL THEN 'link_revoked'
        WHEN NOT (${linkIsAlive}) THEN 'link_expired'
        WHEN i.status = 'paused' THEN 'integration_paused'
      END AS problem
    FROM consent_links l JOIN integrations i ON i.id = l.integration_id
    LEFT JOIN connections c ON c.integration_id = i.id
    WHERE ${'id' in key ? Prisma.sql`l.id = ${key.id}::uuid` : Prisma.sql`l.token_hash = ${key.tokenHash}`}`
  if (!found) throw new OwnerProblemError('link_unknown')
  const { problem, ...link } = found
  if (problem) throw new OwnerProblemError(problem, link.app)
  return link
}
