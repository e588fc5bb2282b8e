import { swedishInstant } from '../../data/calendar.ts'
import type { ApiBehaviour } from './api-behaviour.ts'
import { invalidFilter, invalidParameter } from './api-error.ts'
import { type ListSpec, type Matcher, onOrAfter, onOrBefore } from './list-spec.ts'

export interface ListQuery {
  page: number
  limit: number
  offset: number
  matchers: Matcher[]
  sort: { field: string; descending: boolean } | null
  modifiedSinceMs: number | null
  /** What decides which rows come in which order: two queries that share it share their list of ids. */
  key: string
}

const PAGING = ['page', 'limit', 'offset']
const GLOBAL = [...PAGING, 'sortby', 'sortorder', 'lastmodified', 'filter']

/**
 * Reads the query string of a list; throws 2000587 and 2000588 as the API does. Names are in lower case only.
 */
export function parseListQuery(
  parameters: URLSearchParams,
  { spec, behaviour, today }: { spec: ListSpec; behaviour: ApiBehaviour; today: number },
): ListQuery {
  const dates = spec.dateField === null ? [] : ['fromdate', 'todate']
  const names = [...parameters.keys()]
  const known = (name: string) =>
    GLOBAL.includes(name) || dates.includes(name) || Object.hasOwn(spec.fields, name)
  if (!names.every(known) || new Set(names).size < names.length) throw invalidParameter()
  if (behaviour.severalFilters === 'refused' && countFilters(names, spec) > 1) throw invalidParameter()

  const limit = whole(parameters.get('limit'), behaviour.defaultLimit, 1)
  if (limit > behaviour.maximumLimit && behaviour.limitAboveMaximum === 'error') throw invalidParameter()
  const offset = whole(parameters.get('offset'), 0, 0)
  const pageIgnored = behaviour.offsetWithPage === 'pageIgnored' && parameters.has('offset')
  return {
    page: pageIgnored ? 1 : whole(parameters.get('page'), 1, 1),
    limit: Math.min(limit, behaviour.maximumLimit),
    offset,
    matchers: parseMatchers(parameters, spec),
    sort: parseSort(parameters, spec),
    modifiedSinceMs: parseLastModified(parameters.get('lastmodified'), behaviour),
    key: JSON.stringify([
      [...parameters].filter(([name]) => !PAGING.includes(name)).sort(),
      today,
      behaviour,
    ]),
  }
}

/** How many endpoint-specific filters there are; the two ends of a range are one. */
function countFilters(names: readonly string[], spec: ListSpec): number {
  const filters = names
    .filter(name => name === 'filter' || Object.hasOwn(spec.fields, name))
    .map(name => name.replace(/^(from|to)(?=final)/, '').replace(/(?<=accountnumber)(from|to)$/, ''))
  return new Set(filters).size
}

function parseMatchers(parameters: URLSearchParams, spec: ListSpec): Matcher[] {
  const matchers: Matcher[] = []
  for (const [name, value] of parameters) {
    if (name === 'filter') {
      const matcher = Object.hasOwn(spec.filters, value) ? spec.filters[value] : undefined
      if (!matcher) throw invalidFilter()
      matchers.push(matcher)
    } else if (name === 'fromdate' && spec.dateField) matchers.push(onOrAfter(spec.dateField)(value))
    else if (name === 'todate' && spec.dateField) matchers.push(onOrBefore(spec.dateField)(value))
    else {
      const field = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined
      if (field) matchers.push(field(value))
    }
  }
  return matchers
}

function parseSort(parameters: URLSearchParams, spec: ListSpec): ListQuery['sort'] {
  const order = parameters.get('sortorder') ?? 'ascending'
  if (order !== 'ascending' && order !== 'descending') throw invalidParameter()
  const name = parameters.get('sortby')
  if (name === null) return null
  const field = Object.hasOwn(spec.sortKeys, name) ? spec.sortKeys[name] : undefined
  if (field === undefined) throw invalidParameter()
  return { field, descending: order === 'descending' }
}

function whole(text: string | null, fallback: number, least: number): number {
  if (text === null) return fallback
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw invalidParameter()
  return Number(text)
}

/** A time by the clock, to the minute or the second. */
function parseLastModified(text: string | null, { lastModifiedZone }: ApiBehaviour): number | null {
  if (text === null) return null
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(:\d{2})?$/.exec(text)
  const clock = match ? `${match[1]}T${match[2]}${match[3] ?? ':00'}` : ''
  if (Number.isNaN(Date.parse(clock))) throw invalidParameter()
  return lastModifiedZone === 'UTC' ? Date.parse(`${clock}Z`) : swedishInstant(clock)
}
