import type { Company, Integration } from '@collector/contracts'
import type { Connection, HeldConnection, Prisma, Integration as StoredIntegration } from '@collector/db'
import { type ShownLink, toConsentLink } from '../consents/to-consent-link.ts'
import type { Context } from '../context.ts'
import { fromStoredJson, type StoredJson } from '../stored-json.ts'
import { stockholm } from '../swedish-time.ts'
import { type ShownSync, toSync } from '../sync/to-sync.ts'
import type { Transaction } from '../transaction.ts'

interface Row {
  integration: StoredJson<ShownIntegration>
  connection: StoredJson<ShownConnection> | null
  held: StoredJson<ShownHeld> | null
  link: StoredJson<ShownLink> | null
  sync: StoredJson<ShownSync> | null
  invoicesInWindow: number
  value: string
}
type ShownIntegration = Pick<
  StoredIntegration,
  | 'id'
  | 'app'
  | 'name'
  | 'venueId'
  | 'daysBack'
  | 'costCenter'
  | 'invoiceSelection'
  | 'serviceAccount'
  | 'status'
  | 'attentionReason'
  | 'failingSince'
  | 'pausedBy'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
>
type ShownConnection = Pick<Connection, 'companyName' | 'organisationNumber' | 'connectedAt' | 'missingHeld'>
type ShownHeld = Pick<HeldConnection, 'companyName' | 'organisationNumber' | 'heldAt'>

/**
 * Integrations as the contract shows them. `selected` is a statement that selects them in their order, with a
 * column `value` that is handed on. It becomes part of the only statement here, and of links and runs only the
 * newest are read: a page of the list is asked for all the time.
 */
export async function readIntegrations(
  ctx: Context,
  tx: Transaction,
  selected: Prisma.Sql,
): Promise<{ integration: Integration; value: string }[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT json_build_object('id', i.id, 'app', i.app, 'name', i.name, 'venueId', i.venue_id,
        'daysBack', i.days_back, 'costCenter', i.cost_center, 'invoiceSelection', i.invoice_selection,
        'serviceAccount', i.service_account, 'status', i.status, 'attentionReason', i.attention_reason,
        'failingSince', i.failing_since, 'pausedBy', i.paused_by, 'version', i.version,
        'createdAt', i.created_at, 'updatedAt', i.updated_at) AS integration,
      to_json(connection) AS connection, to_json(held) AS held, to_json(link) AS link, to_json(sync) AS sync,
      in_window.count AS "invoicesInWindow", i.value
    FROM (SELECT selected.*, row_number() OVER () AS place FROM (${selected}) AS selected) AS i
    LEFT JOIN LATERAL (
      SELECT company_name AS "companyName", organisation_number AS "organisationNumber",
        connected_at AS "connectedAt", missing_held AS "missingHeld"
      FROM connections WHERE integration_id = i.id
    ) AS connection ON true
    LEFT JOIN LATERAL (
      SELECT company_name AS "companyName", organisation_number AS "organisationNumber", held_at AS "heldAt"
      FROM held_connections WHERE integration_id = i.id
    ) AS held ON true
    LEFT JOIN LATERAL (
      SELECT id, token_sealed AS "tokenSealed", created_at AS "createdAt", expires_at AS "expiresAt",
        opened_at AS "openedAt", used_at AS "usedAt", revoked_at AS "revokedAt", last_failure AS "lastFailure",
        last_failure_at AS "lastFailureAt"
      FROM consent_links WHERE integration_id = i.id ORDER BY created_at DESC LIMIT 1
    ) AS link ON true
    LEFT JOIN LATERAL (
      SELECT id, trigger, status, window_from AS "windowFrom", window_to AS "windowTo",
        changed_since AS "changedSince", expected, pages, requests, seen, added, changed, unchanged, quarantined,
        missing, missing_held AS "missingHeld", waited_ms AS "waitedMs", failure, created_at AS "createdAt",
        started_at AS "startedAt", finished_at AS "finishedAt"
      FROM syncs WHERE integration_id = i.id ORDER BY id DESC LIMIT 1
    ) AS sync ON true
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM invoices
      WHERE integration_id = i.id AND missing_since IS NULL
        AND invoice_date >= (${ctx.now()}::timestamptz AT TIME ZONE ${stockholm})::date - i.days_back
    ) AS in_window
    ORDER BY i.place`
  return rows.map(row => ({ integration: toIntegration(ctx, row), value: row.value }))
}

function toIntegration(ctx: Context, row: Row): Integration {
  const integration = fromStoredJson<ShownIntegration>(row.integration, {
    times: ['failingSince', 'createdAt', 'updatedAt'],
  })
  const connection =
    row.connection && fromStoredJson<ShownConnection>(row.connection, { times: ['connectedAt'] })
  const held = row.held && fromStoredJson<ShownHeld>(row.held, { times: ['heldAt'] })
  const shared = {
    id: integration.id,
    name: integration.name,
    venueId: integration.venueId,
    daysBack: integration.daysBack,
    status: integration.status,
    attentionReason: integration.attentionReason,
    failingSince: integration.failingSince?.toISOString() ?? null,
    pausedBy: integration.pausedBy,
    company: connection && toCompany(connection),
    connectedAt: connection?.connectedAt.toISOString() ?? null,
    heldCompany: held && { ...toCompany(held), heldAt: held.heldAt.toISOString() },
    consentLink: row.link && toConsentLink(ctx, toLinkRow(row.link)),
    lastSync: row.sync && toSync(toSyncRow(row.sync)),
    invoicesInWindow: row.invoicesInWindow,
    missingHeld: connection?.missingHeld ?? 0,
    version: integration.version,
    createdAt: integration.createdAt.toISOString(),
    updatedAt: integration.updatedAt.toISOString(),
  }
  if (integration.app === 'visma') return { app: 'visma', ...shared }
  return {
    app: 'fortnox',
    ...shared,
    costCenter: integration.costCenter,
    invoiceSelection: integration.invoiceSelection ?? 'all',
    serviceAccount: integration.serviceAccount ?? true,
  }
}

function toLinkRow(link: StoredJson<ShownLink>): ShownLink {
  return fromStoredJson<ShownLink>(link, {
    times: ['createdAt', 'expiresAt', 'openedAt', 'usedAt', 'revokedAt', 'lastFailureAt'],
    bytes: ['tokenSealed'],
  })
}

function toSyncRow(sync: StoredJson<ShownSync>): ShownSync {
  return fromStoredJson<ShownSync>(sync, {
    times: ['windowFrom', 'windowTo', 'changedSince', 'createdAt', 'startedAt', 'finishedAt'],
  })
}

function toCompany(row: { companyName: string; organisationNumber: string | null }): Company {
  return { name: row.companyName, organisationNumber: row.organisationNumber }
}
