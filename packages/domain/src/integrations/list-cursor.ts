import { defaultOrders, type IntegrationSort, type SortOrder } from '@collector/contracts'
import { decodeCursor, encodeCursor, isInstant, isText, isUuid } from '../cursor.ts'

/** Where in which order a page begins. */
export interface ListPlace {
  sort: IntegrationSort
  order: SortOrder
  cursor: ListCursor | undefined
}

/** The row beside the page: its value of the sort, and its id. */
interface ListCursor {
  side: 'after' | 'before'
  value: string
  id: string
}

/** The name of a sort's order, so that its cursors fit no other. */
const nameOf = ({ sort, order }: { sort: IntegrationSort; order: SortOrder }) => `${sort} ${order}`

/** Reads sort, order and cursor of a query. @throws validation_failed naming `cursor` */
export function placeOf(query: {
  sort: IntegrationSort
  order?: SortOrder | undefined
  cursor?: string | undefined
}): ListPlace {
  const { sort, order = defaultOrders[sort] } = query
  const isName = (part: string) => part === nameOf({ sort, order })
  const key = decodeCursor(query.cursor, [isName, isSide, part => isValue(sort, part), isUuid])
  const [, side, value = '', id = ''] = key ?? []
  return { sort, order, cursor: key && { side: side as ListCursor['side'], value, id } }
}

/** The cursor of what comes before or after a row. */
export function encodeListCursor(
  place: ListPlace,
  side: ListCursor['side'],
  { value, id }: { value: string; id: string },
): string {
  return encodeCursor([nameOf(place), side, value, id])
}

const isSide = (part: string) => part === 'after' || part === 'before'

function isValue(sort: IntegrationSort, part: string): boolean {
  switch (sort) {
    case 'created':
      return part === ''
    case 'lastFetch':
      return isInstant(part)
    case 'name':
    case 'venue':
      return isText(part)
  }
}
