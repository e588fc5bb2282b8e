import { type IntegrationPage, ListIntegrationsQuery } from '@collector/contracts'
import { listIntegrations } from '@collector/domain'
import { type Bench, openBench } from './open-bench.ts'
import { seedIntegrations } from './seed-integrations.ts'

/** The size that everything else is compared with. */
export const fewIntegrations = 1_000

/** Opens a bench with that many integrations. */
export async function openList(integrations: number): Promise<Bench> {
  const bench = await openBench()
  await seedIntegrations(bench.db, integrations)
  return bench
}

/** Reads a page of the list, and says how long it took. */
export async function readList(
  { ctx }: Pick<Bench, 'ctx'>,
  query: { search?: string; cursor?: string },
): Promise<IntegrationPage & { milliseconds: number }> {
  const input = ListIntegrationsQuery.parse(query)
  const startedAt = performance.now()
  const page = await listIntegrations({ ctx, input })
  return { ...page, milliseconds: performance.now() - startedAt }
}
