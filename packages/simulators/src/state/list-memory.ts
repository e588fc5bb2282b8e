const KEPT_QUERIES = 16

export interface ListMemory {
  /** The ids that `find` finds for this query, found anew only when the rows have changed since. */
  ids(rows: { readonly version: number }, key: string, find: () => string[]): string[]
}

/**
 * Remembers which ids a query finds, in order, until the rows change, so that a walk through many pages
 * filters and sorts once.
 */
export function createListMemory(): ListMemory {
  const remembered = new WeakMap<object, Map<string, { version: number; ids: string[] }>>()

  return {
    ids(rows, key, find) {
      const queries = remembered.get(rows) ?? new Map<string, { version: number; ids: string[] }>()
      remembered.set(rows, queries)
      const known = queries.get(key)
      if (known?.version === rows.version) return known.ids

      const ids = find()
      queries.delete(key)
      queries.set(key, { version: rows.version, ids })
      const [oldest] = queries.keys()
      if (queries.size > KEPT_QUERIES && oldest !== undefined) queries.delete(oldest)
      return ids
    },
  }
}

/** The same ids in an order that differs from one call to the next. */
export function shuffled(ids: readonly string[]): string[] {
  return ids
    .map(id => ({ id, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}
