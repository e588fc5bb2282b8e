import type { Db } from '@collector/db'

const words = {
  beginnings: `Ek Lind Berg Björk Sjö Strand Holm Ny Öster Väster Norr Söder Alm Asp Gran Hed Sund Åker Äng Fors Kvarn
    Sten Silver Guld Lund Rosen Blom Hög Palm Rydh Dahl Mo Vik Skog Ceder Hammar Lager Stål Wall Apel`,
  endings: `berg ström lund kvist gren holm mark man blad fors vall dahl bäck sson by stedt rot ros krans löf ing ell`,
  trades: `Salong Frisör Bygg Måleri Tandvård Bilverkstad Rör El Städ Redovisning Trädgård Café Hotell Plåt Golv Tak
    Optik Fysioterapi Djurklinik Juridik`,
  towns: `Stockholm Göteborg Malmö Uppsala Västerås Örebro Linköping Helsingborg Jönköping Norrköping Lund Umeå Gävle
    Borås Eskilstuna Halmstad Växjö Karlstad Sundsvall Östersund Trollhättan Luleå Kalmar Falun Visby Ystad Mora Kiruna`,
}

/**
 * Fills an empty database with integrations, most of which are connected and have been fetched, and brings its
 * statistics up to date. Any thousand of a million are like any other.
 */
export async function seedIntegrations({ connect }: Pick<Db, 'connect'>, count: number): Promise<void> {
  const connection = await connect()
  try {
    const { rows: indexes } = await connection.query<{ name: string; definition: string }>(indexesToRebuild)
    // An index over all rows at once takes a fraction of the time, and so does what the triggers do row by row.
    await connection.query(`BEGIN;
      ${indexes.map(({ name }) => `DROP INDEX ${name};`).join('\n')}
      ALTER TABLE integrations DISABLE TRIGGER derive;
      ALTER TABLE connections DISABLE TRIGGER follow;
      ALTER TABLE syncs DISABLE TRIGGER follow;
      ${createSeeds(count)};
      ${insertSeeds};
      ALTER TABLE integrations ENABLE TRIGGER derive;
      ALTER TABLE connections ENABLE TRIGGER follow;
      ALTER TABLE syncs ENABLE TRIGGER follow;
      COMMIT`)
    await connection.query("SET maintenance_work_mem = '512MB'")
    for (const { definition } of indexes) await connection.query(definition)
    await connection.query('VACUUM ANALYZE')
  } finally {
    await connection.release()
  }
}

/** Those that no constraint needs. */
const indexesToRebuild = `
  SELECT quote_ident(indexname) AS name, indexdef AS definition FROM pg_indexes
  WHERE tablename IN ('integrations', 'connections', 'consent_links', 'syncs')
    AND indexname NOT IN (SELECT conname FROM pg_constraint)`

/** The id of the integration of that place, from 1 on; they are in the order of their age. */
export function seededId(place: number): string {
  return `01900000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`
}

function createSeeds(count: number): string {
  const name = `${pick('beginnings', 1)} || ${pick('endings', 2)} || 's ' || ${pick('trades', 3)} || ' ' || ${pick('towns', 4)}`
  return `
    CREATE TEMPORARY TABLE seeds ON COMMIT DROP AS
    SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id,
      (CASE WHEN ${chance(5)} < 0.6 THEN 'visma' ELSE 'fortnox' END)::app AS app,
      (ARRAY['pending', 'attention', 'paused', 'connected', 'connected', 'connected', 'connected', 'connected',
        'connected', 'connected'])[1 + floor(10 * ${chance(6)})::int]::integration_status AS status,
      ${name} AS name, 'venue-' || i AS venue_id, '55' || lpad(i::text, 4, '0') || '-' || lpad((i % 9973)::text, 4, '0')
        AS organisation_number,
      now() - (${count} - i) * interval '1 minute' AS created_at, now() - ${chance(7)} * interval '6 hours' AS fetched_at
    FROM generate_series(1, ${count}) AS i`
}

/** From 0 to 1, for each row and purpose another one, the same each time. */
function chance(purpose: number): string {
  return `((hashint8extended(i, ${purpose}) & 1048575) / 1048576.0)`
}

/** One of some words, the first ones more often. */
function pick(list: keyof typeof words, purpose: number): string {
  const options = words[list].split(/\s+/).map(word => `'${word}'`)
  return `(ARRAY[${options}])[1 + floor(${options.length} * power(${chance(purpose)}, 2))::int]`
}

const insertSeeds = `
  INSERT INTO integrations (id, app, status, attention_reason, name, venue_id, days_back, created_at, updated_at,
    last_fetch_at, name_order, search_text)
  SELECT id, app, status, CASE status WHEN 'attention' THEN 'licence_missing'::attention_reason END, name, venue_id,
    30, created_at, created_at, CASE status WHEN 'pending' THEN timestamptz 'epoch' ELSE fetched_at END,
    swedish_order(name), ' ' || search_form(concat_ws(' ', name, venue_id,
      CASE WHEN status <> 'pending' THEN concat_ws(' ', name || ' AB', organisation_number,
        replace(organisation_number, '-', '')) END))
  FROM seeds;
  INSERT INTO connections (integration_id, company_id, company_name, organisation_number, company_currency, scopes,
    access_token_sealed, access_token_expires_at, connected_at, updated_at)
  SELECT id, venue_id, name || ' AB', organisation_number, 'SEK', '{}', '', fetched_at, created_at, fetched_at
  FROM seeds WHERE status <> 'pending';
  INSERT INTO consent_links (id, integration_id, token_hash, created_at, expires_at, opened_at, used_at)
  SELECT id, id, sha256(uuid_send(id)), created_at, created_at + interval '14 days', created_at,
    CASE WHEN status <> 'pending' THEN created_at END
  FROM seeds;
  INSERT INTO syncs (id, integration_id, trigger, status, window_from, window_to, pages, seen, unchanged, requests,
    created_at, started_at, finished_at)
  SELECT id, id, 'schedule', 'succeeded', fetched_at - interval '30 days', fetched_at, 1, 40, 40, 1, fetched_at,
    fetched_at, fetched_at
  FROM seeds WHERE status <> 'pending'`
