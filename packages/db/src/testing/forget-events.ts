import type { Db } from '../create-db.ts'

/** Empties the history, which nothing but the owner of its table can do. Returns how many events there were. */
export async function forgetEvents(db: Pick<Db, 'prisma' | 'queryable'>): Promise<number> {
  await db.queryable.query({ text: 'ALTER TABLE events DISABLE TRIGGER USER' })
  const { count } = await db.prisma.event.deleteMany()
  await db.queryable.query({ text: 'ALTER TABLE events ENABLE TRIGGER USER' })
  return count
}
