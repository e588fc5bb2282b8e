import type { IntegrationPage, ListIntegrationsQuery } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findListed, type Listed } from './find-listed.ts'
import { encodeListCursor, type ListPlace, placeOf } from './list-cursor.ts'

/** A page of the integrations that fit the filter. @throws validation_failed naming `cursor` */
export async function listIntegrations({
  ctx,
  input,
}: {
  ctx: Context
  input: ListIntegrationsQuery
}): Promise<IntegrationPage> {
  authorize(ctx, 'integrations:read')
  const { rows, place, hasMore } = await findPage(ctx, input, placeOf(input))
  const isBackwards = place.cursor?.side === 'before'
  const first = rows[0] ?? place.cursor
  const last = rows.at(-1)
  const hasPrevious = isBackwards ? hasMore : place.cursor !== undefined
  const hasNext = isBackwards || hasMore
  return {
    items: rows.map(({ integration }) => integration),
    previousCursor: hasPrevious && first ? encodeListCursor(place, 'before', first) : null,
    nextCursor: hasNext && last ? encodeListCursor(place, 'after', last) : null,
  }
}

/** The rows of a page in the order of the list, from where they are, and whether there are more beyond. */
async function findPage(
  ctx: Context,
  input: ListIntegrationsQuery,
  place: ListPlace,
): Promise<{ rows: Listed[]; place: ListPlace; hasMore: boolean }> {
  const found = await findListed(ctx, input, place, input.limit + 1)
  const hasMore = found.length > input.limit
  const rows = found.slice(0, input.limit)
  if (place.cursor?.side !== 'before') return { rows, place, hasMore }
  // The way back ends at the first page, which is a whole one.
  if (!hasMore) return findPage(ctx, input, { ...place, cursor: undefined })
  return { rows: rows.reverse(), place, hasMore }
}
