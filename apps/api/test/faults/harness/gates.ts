import type { Db } from '@collector/db'
import { until } from './until.ts'

/**
 * Places in the database where processes can be made to wait: triggers that only these tests' database has. They
 * take a lock that costs nothing while the gate is open.
 */
const gates = {
  /** The page is parsed; nothing of it is written. */
  parsed: ['BEFORE INSERT ON invoices', 'STATEMENT', ''],
  /** The page's rows are written, the cursor is not. */
  written: ['BEFORE UPDATE OF cursor ON syncs', 'ROW', 'NEW.pages > OLD.pages'],
  /** Rows and cursor are written, and the transaction is being committed. */
  committing: [
    'AFTER UPDATE OF cursor ON syncs DEFERRABLE INITIALLY DEFERRED',
    'ROW',
    'NEW.pages > OLD.pages',
  ],
  /** The last page is stored; the run is about to end. */
  ending: ['BEFORE UPDATE OF status ON syncs', 'ROW', "NEW.status = 'succeeded'"],
  /** The run has ended; its job has not. */
  completing: ['BEFORE UPDATE OF state ON pgboss.job_common', 'ROW', "NEW.state = 'completed'"],
  /** Somebody is about to have the right to refresh. */
  leasing: [
    'BEFORE UPDATE OF refresh_lease_until ON connections',
    'ROW',
    "NEW.refresh_lease_until > now() + interval '1 minute'",
  ],
  /** Fresh tokens are about to be stored. */
  renewing: ['BEFORE UPDATE OF token_version ON connections', 'ROW', ''],
} as const

type Gate = keyof typeof gates
const gateNames = Object.keys(gates) as Gate[]

export interface Gates extends AsyncDisposable {
  close(gate: Gate): Promise<void>
  openAll(): Promise<void>
  /** The process that waits at a closed gate, once one does, and its connection's process id. */
  arrival(gate: Gate): Promise<{ name: string; pid: number }>
  /** The process that holds a run; waits until one has taken it for the `attempt`th time or later. */
  holder(
    syncId: string,
    attempt?: number,
    timeoutMs?: number,
  ): Promise<{ name: string; attempt: number; at: Date }>
}

const space = 4_711

/** Builds the gates, all of them open. */
export async function buildGates(db: Db): Promise<Gates> {
  for (const text of statements()) await db.queryable.query({ text })
  const keeper = await db.connect()
  const lockOf = (gate: Gate) => `(${space}, ${gateNames.indexOf(gate)})`

  return {
    close: async gate => void (await keeper.query(`SELECT pg_advisory_lock${lockOf(gate)}`)),
    openAll: async () => void (await keeper.query('SELECT pg_advisory_unlock_all()')),
    arrival: gate =>
      until(`somebody waits at ${gate}`, async () => {
        const { rows } = await db.queryable.query({
          text: `SELECT a.application_name AS name, a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                 WHERE l.locktype = 'advisory' AND l.classid = ${space} AND l.objid = ${gateNames.indexOf(gate)}
                   AND NOT l.granted AND a.datname = current_database()`,
        })
        return rows[0] as { name: string; pid: number } | undefined
      }),
    holder: (syncId, attempt = 1, timeoutMs = 30_000) =>
      until(
        `a process has taken the run, attempt ${attempt}`,
        async () => {
          const { rows } = await db.queryable.query({
            text: `SELECT worker AS name, attempt, at FROM fault_holders WHERE sync_id = $1 AND attempt >= $2
                 ORDER BY attempt DESC LIMIT 1`,
            values: [syncId, attempt],
          })
          return rows[0] as { name: string; attempt: number; at: Date } | undefined
        },
        { timeoutMs },
      ),
    [Symbol.asyncDispose]: keeper.release,
  }
}

function statements(): string[] {
  return [
    'CREATE TABLE fault_holders (sync_id uuid, attempt int, worker text, at timestamptz DEFAULT clock_timestamp())',
    `CREATE FUNCTION fault_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       PERFORM pg_advisory_xact_lock_shared(${space}, TG_ARGV[0]::int); RETURN NEW; END $$`,
    `CREATE FUNCTION fault_holder() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO fault_holders (sync_id, attempt, worker) VALUES (NEW.id, NEW.attempt, current_setting('application_name'));
       RETURN NEW; END $$`,
    'CREATE TRIGGER fault_holder AFTER UPDATE OF attempt ON syncs FOR EACH ROW EXECUTE FUNCTION fault_holder()',
    ...gateNames.map((name, index) => {
      const [place, each, when] = gates[name]
      const kind = place.includes('DEFERRABLE') ? 'CONSTRAINT TRIGGER' : 'TRIGGER'
      const condition = when === '' ? '' : ` WHEN (${when})`
      return `CREATE ${kind} fault_${name} ${place} FOR EACH ${each}${condition} EXECUTE FUNCTION fault_gate(${index})`
    }),
  ]
}
