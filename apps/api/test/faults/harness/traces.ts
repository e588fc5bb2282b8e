import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@collector/db'
import type { Member } from './fleet.ts'
import { until } from './until.ts'

/** Every value of an integration's invoices and runs, and in which transaction each was written. */
export async function everythingOf(db: Db, integrationId: string): Promise<string> {
  const { rows } = await db.queryable.query({
    text: `SELECT (SELECT json_agg(i ORDER BY external_id) FROM (SELECT *, xmin::text FROM invoices WHERE integration_id = $1) i)::text
             || (SELECT json_agg(s ORDER BY id) FROM (SELECT *, xmin::text FROM syncs WHERE integration_id = $1) s)::text AS all`,
    values: [integrationId],
  })
  return String(rows[0]?.['all'])
}

/** Every value of an integration's connection, and in which transaction it was written. */
export async function connectionOf(db: Db, integrationId: string): Promise<unknown> {
  const text = 'SELECT *, xmin::text FROM connections WHERE integration_id = $1'
  return (await db.queryable.query({ text, values: [integrationId] })).rows[0]
}

/** Waits until the server has noticed that a process is dead, and whatever that had begun is over. */
export const untilForgotten = (db: Db, name: string) =>
  until(`${name} has no connection`, async () => {
    const { rows } = await db.queryable.query({
      text: 'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      values: [name],
    })
    return rows.length === 0
  })

/** Lets a process go on, and gives it time to end what it was about: the next page, at most. */
export async function resumeAndSettle(db: Db, member: Member): Promise<void> {
  const resumedAt = new Date()
  member.resume()
  await until(`${member.name} asks the database again`, async () => {
    const { rows } = await db.queryable.query({
      text: `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1
               AND state_change > $2`,
      values: [member.name, resumedAt],
    })
    return rows.length > 0
  })
  await sleep(1_200)
}
