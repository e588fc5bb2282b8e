import { createListMemory, shuffled } from '../../state/list-memory.ts'
import type { Resource } from '../data/books.ts'
import type { ApiBehaviour } from './api-behaviour.ts'
import { invalidParameter } from './api-error.ts'
import type { ListQuery } from './list-query.ts'

interface Page {
  items: object[]
  /** All that the query finds, on whatever page. */
  total: number
  page: number
}

export interface RowLister {
  list(resource: Resource, query: ListQuery): Page
}

const SWEDISH = new Intl.Collator('sv')

/** Finds the rows of a page. */
export function createRowLister({ behaviour }: { behaviour: ApiBehaviour }): RowLister {
  const memory = createListMemory()

  const idsOf = (resource: Resource, query: ListQuery): string[] => {
    const find = () => findIds(resource, query, behaviour)
    if (!query.sort && behaviour.unorderedLists === 'shuffled') return shuffled(find())
    return memory.ids(resource, query.key, find)
  }

  return {
    list(resource, query) {
      const { offset, limit } = query
      const ids = idsOf(resource, query)
      const last = Math.max(1, Math.ceil((ids.length - offset) / limit))
      const beyond = query.page > last
      if (beyond && behaviour.pageBeyondLast === 'error') throw invalidParameter()
      const page = beyond && behaviour.pageBeyondLast === 'repeatLast' ? last : query.page
      const start = offset + (page - 1) * limit
      const items = ids.slice(start, start + limit).map(id => resource.item(id))
      return { items: items.filter(item => item !== undefined), total: ids.length, page }
    },
  }
}

function findIds(resource: Resource, query: ListQuery, behaviour: ApiBehaviour): string[] {
  const { matchers, sort } = query
  const ids: string[] = []
  for (const id of resource.ids()) {
    if (!modifiedSince(resource.changedAtMs(id), query.modifiedSinceMs, behaviour)) continue
    if (matchers.every(matches => matches(field => resource.read(id, field)))) ids.push(id)
  }
  return sort ? sorted(resource, ids, sort) : ids
}

/** Changes are known to the second. */
function modifiedSince(changedAtMs: number, sinceMs: number | null, { lastModified }: ApiBehaviour): boolean {
  if (sinceMs === null) return true
  const changed = Math.floor(changedAtMs / 1000) * 1000
  return lastModified === 'exclusive' ? changed > sinceMs : changed >= sinceMs
}

function sorted(resource: Resource, ids: string[], sort: NonNullable<ListQuery['sort']>): string[] {
  const direction = sort.descending ? -1 : 1
  return ids
    .map(id => ({ id, key: sortKey(resource.read(id, sort.field)) }))
    .sort((a, b) => direction * compare(a.key, b.key))
    .map(({ id }) => id)
}

/** Numbers that come as texts sort as numbers. */
function sortKey(value: unknown): number | string {
  if (typeof value === 'number') return value
  const text = String(value ?? '')
  return /^\d{1,15}$/.test(text) ? Number(text) : text
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'number') return -1
  if (typeof b === 'number') return 1
  return SWEDISH.compare(a, b)
}
