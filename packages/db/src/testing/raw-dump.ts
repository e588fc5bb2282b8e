import type { Db } from '../create-db.ts'

/**
 * Every value of every table as one string, bytea read as UTF-8: tests look in it for secrets that must not
 * be there.
 */
export async function rawDump(db: Pick<Db, 'queryable'>): Promise<string> {
  const tables = await db.queryable.query({
    text: `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  })
  const lines: string[] = []
  for (const { name } of tables.rows as { name: string }[]) {
    const { rows } = await db.queryable.query({ text: `SELECT * FROM ${name}` })
    for (const row of rows) lines.push([name, ...Object.values(row).map(toText)].join('\t'))
  }
  return lines.join('\n')
}

function toText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
