/**
 * Prisma's codes for "no connection", "no free connection", "took too long" and "stood in another one's way",
 * and those of PostgreSQL and Node.
 */
const codes =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2039|ECONNREFUSED|ECONNRESET|40P01|57014|57P0[1-3]|08\w{3})$/

/** What the drivers say without any code. */
const messages =
  /timeout exceeded when trying to connect|Connection terminated|Can't reach database server|embedded database was busy/

/** Whether an error means that the database is away or too busy, so that trying again later is the answer. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && codes.test(code)) || messages.test(error.message)
}
