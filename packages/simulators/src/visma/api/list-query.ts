import type { VismaBehaviour } from '../behaviour.ts'
import type { FieldKinds } from '../data/fields.ts'
import { badInput, badQuery } from './api-error.ts'
import { type Predicate, parseFilter } from './filter.ts'

export interface SortKey {
  field: string
  descending: boolean
}

export interface ListQuery {
  page: number
  pageSize: number
  filter: Predicate | null
  orderBy: SortKey[]
  select: string[] | null
  modifiedSinceMs: number | null
  /** What decides which rows come in which order: two queries that share it share their list of ids. */
  key: string
}

/** Reads the query string of a list; throws 6000 and 6001 as the API does. */
export function parseListQuery(
  query: Readonly<Record<string, string>>,
  {
    fields,
    columns,
    behaviour,
  }: { fields: FieldKinds; columns: ReadonlySet<string>; behaviour: VismaBehaviour },
): ListQuery {
  const parameter = (name: string) => query[name.toLowerCase()]
  const filter = parameter('$filter')
  const orderBy = parameter('$orderby')
  const modifiedSince = 'ModifiedUtc' in fields ? parameter('modifiedSinceUtc') : undefined
  return {
    page: positive(parameter('$page'), 1, '$page'),
    pageSize: pageSize(positive(parameter('$pagesize'), behaviour.defaultPageSize, '$pagesize'), behaviour),
    filter:
      filter === undefined ? null : parseFilter(filter, { fields, bareDates: behaviour.bareDateInFilter }),
    orderBy: orderBy === undefined ? [] : parseOrderBy(orderBy, fields),
    select: parseSelect(parameter('$select'), columns),
    modifiedSinceMs: modifiedSince === undefined ? null : parseInstant(modifiedSince),
    key: JSON.stringify([
      filter,
      orderBy,
      modifiedSince,
      behaviour.bareDateInFilter,
      behaviour.modifiedSince,
      behaviour.creditSign,
    ]),
  }
}

function positive(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw badQuery(`'${text}' is not a valid ${name}.`)
  return Number(text)
}

function pageSize(asked: number, { maximumPageSize, pageSizeAboveMaximum }: VismaBehaviour): number {
  if (asked <= maximumPageSize) return asked
  if (pageSizeAboveMaximum === 'clamp') return maximumPageSize
  throw badQuery(`$pagesize may be ${maximumPageSize} at most.`)
}

function parseOrderBy(text: string, fields: FieldKinds): SortKey[] {
  return text.split(',').map(part => {
    const [field = '', direction = 'asc', ...more] = part.trim().split(/\s+/)
    if (!(field in fields)) throw badQuery(`Could not find a property named '${field}'.`)
    if (more.length > 0 || !/^(asc|desc)$/i.test(direction))
      throw badQuery(`Syntax error in $orderby '${part}'.`)
    return { field, descending: direction.toLowerCase() === 'desc' }
  })
}

function parseSelect(text: string | undefined, columns: ReadonlySet<string>): string[] | null {
  if (text === undefined) return null
  const names = text.split(',').map(name => name.trim())
  const unknown = names.find(name => !columns.has(name))
  if (unknown !== undefined) throw badQuery(`Could not find a property named '${unknown}'.`)
  return names
}

/** A timestamp whose missing zone means UTC. */
function parseInstant(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:\d{2})?$/i.exec(
    text.trim(),
  )
  const value = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}${match[3] ?? 'Z'}`) : Number.NaN
  if (Number.isNaN(value)) throw badInput(`'${text}' is not a valid date.`)
  return value
}
