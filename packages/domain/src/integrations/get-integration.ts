import type { Integration } from '@collector/contracts'
import { Prisma } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import type { Transaction } from '../transaction.ts'
import { readIntegrations } from './read-integrations.ts'

/** One integration. @throws not_found */
export async function getIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<Integration> {
  authorize(ctx, 'integrations:read')
  return readIntegration(ctx, ctx.db.prisma, input.id)
}

/** The same inside a verb's own transaction. @throws not_found */
export async function readIntegration(ctx: Context, tx: Transaction, id: string): Promise<Integration> {
  const [found] = await readIntegrations(
    ctx,
    tx,
    Prisma.sql`SELECT *, '' AS value FROM integrations WHERE id = ${id}::uuid AND deleted_at IS NULL`,
  )
  if (!found) throw new DomainError('not_found')
  return found.integration
}
