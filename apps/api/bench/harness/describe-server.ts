import type { Db } from '@collector/db'

/** Which PostgreSQL it is, and whether it waits for the disk at every commit. */
export async function describeServer({ prisma }: Pick<Db, 'prisma'>): Promise<string> {
  const [server] = await prisma.$queryRaw<{ version: string; fsync: string }[]>`
    SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`
  return `PostgreSQL ${server?.version}, fsync ${server?.fsync}`
}
