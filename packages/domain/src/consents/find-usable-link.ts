import type { App } from '@collector/contracts'
import type { Transaction } from '../context.ts'
import { type OwnerProblem, OwnerProblemError } from './owner-problem.ts'

interface LinkRow {
  id: string
  integration_id: string
  app: App
  opened: boolean
  problem: OwnerProblem | null
}

/** Looks a link up by its token's hash, by the clock of the database. @throws OwnerProblemError when it is dead */
export async function findUsableLink(tx: Transaction, tokenHash: Uint8Array<ArrayBuffer>): Promise<LinkRow> {
  const [link] = await tx.$queryRaw<LinkRow[]>`
    SELECT l.id::text, l.integration_id::text, i.app::text, l.opened_at IS NOT NULL AS opened,
      CASE
        WHEN i.deleted_at IS NOT NULL THEN 'integration_deleted'
        WHEN l.used_at IS NOT NULL THEN 'link_used'
        WHEN i.status = 'paused' THEN 'integration_paused'
        WHEN l.revoked_at IS NOT NULL THEN 'link_revoked'
        WHEN l.expires_at <= now() THEN 'link_expired'
      END AS problem
    FROM consent_links l JOIN integrations i ON i.id = l.integration_id
    WHERE l.token_hash = ${tokenHash}`
  if (!link) throw new OwnerProblemError('link_unknown')
  if (link.problem) throw new OwnerProblemError(link.problem, link.app)
  return link
}
