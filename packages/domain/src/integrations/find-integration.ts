import { DomainError } from '../domain-error.ts'
import type { Transaction } from '../transaction.ts'

/** The integration with this id that is not deleted. @throws not_found */
export async function findIntegration(tx: Transaction, id: string) {
  const integration = await tx.integration.findFirst({ where: { id, deletedAt: null } })
  if (!integration) throw new DomainError('not_found')
  return integration
}
