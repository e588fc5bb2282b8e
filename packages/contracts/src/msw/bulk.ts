import type { BulkResult, SkipReason } from '../bulk.ts'
import { advance } from './advance.ts'
import type { MockIntegration, MockStore } from './store.ts'

/** Changes each of several integrations; `change` says why one is left as it is, else null. */
export function changeEach(
  store: MockStore,
  ids: readonly string[],
  change: (found: MockIntegration) => SkipReason | null,
): BulkResult[] {
  return [...new Set(ids)].map(id => {
    const found = store.integrations.find(({ integration }) => integration.id === id)
    if (!found) return { id, name: null, reason: 'not_found' }
    advance(store, found)
    return { id, name: found.integration.name, reason: change(found) }
  })
}
