import type { Company, Integration } from '@collector/contracts'
import { Prisma } from '@collector/db'
import { toConsentLink } from '../consents/to-consent-link.ts'
import type { Context } from '../context.ts'
import { syncWindow } from '../sync/sync-window.ts'
import { toSync } from '../sync/to-sync.ts'
import type { Transaction } from '../transaction.ts'

const include = {
  connection: true,
  heldConnection: true,
  consentLinks: { orderBy: { createdAt: 'desc' }, take: 1 },
  syncs: { orderBy: { id: 'desc' }, take: 1 },
} satisfies Prisma.IntegrationInclude

/** Integrations as the contract shows them, in the order of `query`. */
export async function readIntegrations(
  ctx: Context,
  tx: Transaction,
  query: Pick<Prisma.IntegrationFindManyArgs, 'where' | 'orderBy' | 'take'>,
): Promise<Integration[]> {
  const rows = await tx.integration.findMany({ ...query, include })
  const counts = await countInvoicesInWindow(ctx, tx, rows)
  return rows.map(row => toIntegration(ctx, row, counts.get(row.id) ?? 0))
}

type Row = Prisma.IntegrationGetPayload<{ include: typeof include }>

function toIntegration(ctx: Context, row: Row, invoicesInWindow: number): Integration {
  const link = row.consentLinks[0]
  const sync = row.syncs[0]
  const shared = {
    id: row.id,
    name: row.name,
    venueId: row.venueId,
    daysBack: row.daysBack,
    status: row.status,
    attentionReason: row.attentionReason,
    failingSince: row.failingSince?.toISOString() ?? null,
    pausedBy: row.pausedBy,
    company: row.connection && toCompany(row.connection),
    connectedAt: row.connection?.connectedAt.toISOString() ?? null,
    heldCompany: row.heldConnection && {
      ...toCompany(row.heldConnection),
      heldAt: row.heldConnection.heldAt.toISOString(),
    },
    consentLink: link ? toConsentLink(ctx, link) : null,
    lastSync: sync ? toSync(sync) : null,
    invoicesInWindow,
    missingHeld: row.connection?.missingHeld ?? 0,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
  if (row.app === 'visma') return { app: 'visma', ...shared }
  return {
    app: 'fortnox',
    ...shared,
    costCenter: row.costCenter,
    invoiceSelection: row.invoiceSelection ?? 'all',
    serviceAccount: row.serviceAccount ?? true,
  }
}

function toCompany(row: { companyName: string; organisationNumber: string | null }): Company {
  return { name: row.companyName, organisationNumber: row.organisationNumber }
}

async function countInvoicesInWindow(
  ctx: Context,
  tx: Transaction,
  rows: readonly { id: string; daysBack: number }[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const windows = rows.map(
    row => Prisma.sql`(${row.id}::uuid, ${syncWindow(ctx.now(), row.daysBack).from}::date)`,
  )
  const counts = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT w.id::text, count(i.external_id)::int AS count
    FROM (VALUES ${Prisma.join(windows)}) AS w (id, first_date)
    JOIN invoices i ON i.integration_id = w.id AND i.invoice_date >= w.first_date
      AND i.missing_since IS NULL
    GROUP BY w.id`
  return new Map(counts.map(({ id, count }) => [id, count]))
}
