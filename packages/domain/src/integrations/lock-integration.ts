import type { Transaction } from '../transaction.ts'

/**
 * Makes transactions that change one integration take turns. It comes before any other row, so that two of
 * them never wait for each other.
 */
export async function lockIntegration(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM integrations WHERE id = ${id}::uuid FOR NO KEY UPDATE`
}
