import { createDb } from '@collector/db'
import fastify from 'fastify'

/**
 * What somebody would write who wants nothing but speed: Fastify, a pool of `pg`, and one statement for a whole page
 * of the list. Nobody logs in, and nothing that goes in or out is checked.
 */
const page = `
  SELECT i.id, i.app, i.name, i.venue_id, i.days_back, i.cost_center, i.invoice_selection, i.service_account,
    i.status, i.attention_reason, i.failing_since, i.paused_by, i.version, i.created_at, i.updated_at,
    c.company_name, c.organisation_number, c.connected_at, c.missing_held,
    h.company_name AS held_company_name, h.organisation_number AS held_organisation_number, h.held_at,
    l.id AS link_id, l.token_sealed, l.created_at AS link_created_at, l.expires_at, l.opened_at, l.used_at,
    l.revoked_at, l.last_failure, l.last_failure_at,
    s.id AS sync_id, s.trigger, s.status AS sync_status, s.window_from, s.window_to, s.changed_since, s.expected,
    s.pages, s.requests, s.seen, s.added, s.changed, s.unchanged, s.quarantined, s.missing,
    s.missing_held AS sync_missing_held, s.waited_ms, s.failure, s.created_at AS sync_created_at, s.started_at,
    s.finished_at,
    (SELECT count(*)::int FROM invoices WHERE integration_id = i.id AND missing_since IS NULL
      AND invoice_date > current_date - i.days_back) AS invoices_in_window
  FROM (SELECT * FROM integrations WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 50) AS i
  LEFT JOIN connections AS c ON c.integration_id = i.id
  LEFT JOIN held_connections AS h ON h.integration_id = i.id
  LEFT JOIN LATERAL
    (SELECT * FROM consent_links WHERE integration_id = i.id ORDER BY created_at DESC LIMIT 1) AS l ON true
  LEFT JOIN LATERAL (SELECT * FROM syncs WHERE integration_id = i.id ORDER BY id DESC LIMIT 1) AS s ON true
  ORDER BY i.id DESC`

const { DATABASE_URL: databaseUrl, PORT: port } = process.env
const { queryable, close } = await createDb({ databaseUrl })
const app = fastify()
app.get('/integrations', async () => ({ items: (await queryable.query({ text: page })).rows }))
await app.listen({ port: Number(port), host: '127.0.0.1' })
process.once('SIGTERM', async () => {
  await app.close()
  await close()
})
