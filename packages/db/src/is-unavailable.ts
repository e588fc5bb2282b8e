/** Prisma's codes for "no connection", "no free connection", "took too long" and "stood in another one's way". */
const prismaCodes = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2037)$/

/** Those of PostgreSQL and Node. */
const driverCodes = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|40001|40P01|53300|57014|57P0[1-3]|08\w{3})$/

/** What Prisma's adapter calls an error of the socket, of which it keeps no code. */
const adapterKinds = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout)$/

/** What the drivers say without any code. */
const messages =
  /timeout exceeded when trying to connect|Connection terminated|Can't reach database server|embedded database was busy/

/**
 * What Prisma hands on of the driver's error. Its own code may say no more than that there was one: P2010 of any
 * error of a raw statement, P2039 of one that it has no code for.
 */
interface AdapterCause {
  kind?: string
  originalCode?: string
}

interface DatabaseError extends Error {
  code?: unknown
  meta?: { driverAdapterError?: { cause?: AdapterCause } }
}

/** Whether an error means that the database is away or too busy, so that trying again later is the answer. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, meta }: DatabaseError = error
  const { kind = '', originalCode = '' } = meta?.driverAdapterError?.cause ?? {}
  return (
    (typeof code === 'string' && (prismaCodes.test(code) || driverCodes.test(code))) ||
    driverCodes.test(originalCode) ||
    adapterKinds.test(kind) ||
    messages.test(error.message)
  )
}
