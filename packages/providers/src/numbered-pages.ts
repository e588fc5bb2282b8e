import { z } from 'zod'
import { answerTooLarge } from './http.ts'
import { parseLoosely } from './parse-loosely.ts'
import { ProviderError } from './provider-error.ts'

/** How often a list may change under a reader who then begins again. */
const maxRestarts = 5

/** Fewer rows are not asked for: an answer that is too large for these is no list of invoices. */
const leastSize = 50

/** Rows that a page has in common with the one before, so that a few may go without breaking the chain. */
const usualOverlap = 5

/**
 * How far a list was read: `read` rows, of which `first` and `last` bound the latest page. `size` is the most
 * rows that a page may have, `total` what was announced to begin with.
 */
const Place = z.strictObject({
  read: z.int().min(1),
  first: z.string(),
  last: z.string(),
  size: z.int().min(1),
  total: z.int().min(0),
})
type Place = z.output<typeof Place>
const Cursor = z.strictObject({
  restarts: z.int().min(0),
  place: Place.optional(),
  /** The most rows that fit into an answer, where fewer do than were asked for. */
  size: z.int().min(1).optional(),
})

/** One page as the provider sent it. */
export interface NumberedPage<Row> {
  rows: Row[]
  total: number
  totalPages: number
}

/**
 * Reads a sorted list page by page while rows come and go. Each page is asked for in a size that makes it
 * begin a little before the last row that was read: when that row is in it nothing lies between, when not the
 * reading begins again. An answer that is too large is asked for again with half the rows.
 * @throws ProviderError malformed_answer when the announced pages cannot be true
 */
export async function readNumberedPage<Row>(
  cursor: string | null,
  list: {
    fetchRows: (page: { page: number; size: number }) => Promise<NumberedPage<Row>>
    size: number
    /** Empty for a row that has none. */
    idOf: (row: Row) => string
  },
): Promise<{ rows: Row[]; total: number; next: string | null }> {
  const { restarts, place, size: maxSize = list.size } = parseCursor(cursor)
  const { page, size } = place ? pageAfter(place, maxSize) : { page: 1, size: maxSize }
  const fetched = await fetchIfFits(() => list.fetchRows({ page, size }), size)
  if (!fetched) {
    const total = place?.total ?? 0
    return {
      rows: [],
      total,
      next: JSON.stringify({ restarts, place, size: Math.max(leastSize, Math.floor(size / 2)) }),
    }
  }
  const { rows, total, totalPages } = fetched
  const ids = rows.map(list.idOf)
  const first = ids.find(id => id !== '')
  const last = ids.findLast(id => id !== '')
  const read = (page - 1) * size + rows.length
  const isLast = page >= totalPages

  if (!isLast && last === undefined) throw untrue('an empty page before the last')
  if (place && first === place.first) throw untrue('the same page twice')
  const isBroken = place !== undefined && !ids.includes(place.last)
  const endsEarly = isLast && (read < total || total + usualOverlap < (place?.total ?? 0))
  if (isBroken || endsEarly) {
    if (restarts >= maxRestarts) throw untrue('a list that never holds together')
    return { rows: [], total, next: JSON.stringify({ restarts: restarts + 1, size: maxSize }) }
  }
  const fresh = place ? rows.slice(ids.indexOf(place.last) + 1) : rows
  if (isLast || first === undefined || last === undefined) return { rows: fresh, total, next: null }

  const next: Place = { read, first, last, size: place?.size ?? rows.length, total: place?.total ?? total }
  if (read > next.total + next.size) throw untrue('more rows than announced')
  return { rows: fresh, total, next: JSON.stringify({ restarts, place: next, size: maxSize }) }
}

/** The page that begins a little before the end of what was read and reaches furthest beyond it. */
function pageAfter({ read, size: placeSize }: Place, limit: number): { page: number; size: number } {
  const maxSize = Math.min(placeSize, limit)
  const overlap = Math.min(usualOverlap, Math.ceil(maxSize / 10))
  let best = { page: 1, size: maxSize }
  for (let size = maxSize; size > 0; size -= 1) {
    const page = Math.floor((read - overlap) / size) + 1
    if (page * size > best.page * best.size) best = { page, size }
  }
  if (best.page * best.size <= read) throw untrue('pages of too few rows')
  return best
}

/** Undefined when the answer is too large and fewer rows might fit. */
async function fetchIfFits<Row>(
  fetchRows: () => Promise<NumberedPage<Row>>,
  size: number,
): Promise<NumberedPage<Row> | undefined> {
  try {
    return await fetchRows()
  } catch (error) {
    if (error instanceof ProviderError && error.cause === answerTooLarge && size > leastSize) return undefined
    throw error
  }
}

/** A cursor that is none of ours stands for the beginning. */
function parseCursor(text: string | null): z.output<typeof Cursor> {
  return Cursor.safeParse(parseLoosely(text ?? '')).data ?? { restarts: 0 }
}

function untrue(cause: string): ProviderError {
  return new ProviderError('malformed_answer', { cause })
}
