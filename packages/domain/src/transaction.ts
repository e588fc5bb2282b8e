import type { Db } from '@collector/db'

/** The client of an open transaction. */
export type Transaction = Parameters<Parameters<Db['prisma']['$transaction']>[0]>[0]
