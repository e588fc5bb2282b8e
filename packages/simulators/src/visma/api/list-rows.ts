import { createListMemory, shuffled } from '../../state/list-memory.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import type { Resource } from '../data/books.ts'
import type { FieldValue } from '../data/fields.ts'
import { notFound } from './api-error.ts'
import type { ListQuery, SortKey } from './list-query.ts'

interface Page<Row> {
  rows: Row[]
  total: number
}

export interface RowLister {
  list<Row>(resource: Resource<Row>, query: ListQuery): Page<Row>
}

/** Finds the rows of a page. */
export function createRowLister({ behaviour }: { behaviour: VismaBehaviour }): RowLister {
  const memory = createListMemory()

  const idsOf = (resource: Resource, query: ListQuery): string[] => {
    const find = () => findIds(resource, query, behaviour)
    if (query.orderBy.length === 0 && behaviour.unorderedLists === 'shuffled') return shuffled(find())
    return memory.ids(resource, query.key, find)
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
