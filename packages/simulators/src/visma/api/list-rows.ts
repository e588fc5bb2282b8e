import type { VismaBehaviour } from '../behaviour.ts'
import type { Resource } from '../data/books.ts'
import type { FieldValue } from '../data/fields.ts'
import { notFound } from './api-error.ts'
import type { ListQuery, SortKey } from './list-query.ts'

const KEPT_QUERIES = 16

interface Page<Row> {
  rows: Row[]
  total: number
}

export interface RowLister {
  list<Row>(resource: Resource<Row>, query: ListQuery): Page<Row>
}

/**
 * Finds the rows of a page. The ids that a query finds, in order, are remembered until the rows change, so that a
 * walk through many pages filters and sorts once.
 */
export function createRowLister({ behaviour }: { behaviour: VismaBehaviour }): RowLister {
  const remembered = new WeakMap<Resource, Map<string, { version: number; ids: string[] }>>()

  const idsOf = (resource: Resource, query: ListQuery): string[] => {
    if (query.orderBy.length === 0 && behaviour.unorderedLists === 'shuffled') {
      return shuffled(findIds(resource, query, behaviour))
    }
    const queries = remembered.get(resource) ?? new Map<string, { version: number; ids: string[] }>()
    remembered.set(resource, queries)
    const known = queries.get(query.key)
    if (known?.version === resource.version) return known.ids

    const ids = findIds(resource, query, behaviour)
    queries.delete(query.key)
    queries.set(query.key, { version: resource.version, ids })
    const [oldest] = queries.keys()
    if (queries.size > KEPT_QUERIES && oldest !== undefined) queries.delete(oldest)
    return ids
  }

  return {
    list(resource, query) {
      const ids = idsOf(resource, query)
      const start = (query.page - 1) * query.pageSize
      if (start >= ids.length && query.page > 1 && behaviour.pageBeyondLast === 'error') throw notFound()
      const rows = ids.slice(start, start + query.pageSize).map(id => resource.row(id))
      return { rows: rows.filter(row => row !== undefined), total: ids.length }
    },
  }
}

function findIds(resource: Resource, query: ListQuery, { modifiedSince }: VismaBehaviour): string[] {
  const { filter, modifiedSinceMs } = query
  const ids: string[] = []
  for (const id of resource.ids()) {
    if (modifiedSinceMs !== null) {
      const modifiedMs = Number(resource.read(id, 'ModifiedUtc'))
      if (modifiedMs < modifiedSinceMs) continue
      if (modifiedSince === 'exclusive' && modifiedMs === modifiedSinceMs) continue
    }
    if (filter && !filter(field => resource.read(id, field))) continue
    ids.push(id)
  }
  return query.orderBy.length > 0 ? sorted(resource, ids, query.orderBy) : ids
}

function sorted(resource: Resource, ids: string[], orderBy: SortKey[]): string[] {
  const rows = ids.map(id => ({ id, keys: orderBy.map(({ field }) => resource.read(id, field)) }))
  rows.sort((a, b) => {
    for (const [index, { descending }] of orderBy.entries()) {
      const order = compare(a.keys[index] ?? null, b.keys[index] ?? null)
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
  return rows.map(row => row.id)
}

function compare(a: FieldValue, b: FieldValue): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

function shuffled(ids: string[]): string[] {
  return ids
    .map(id => ({ id, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}
