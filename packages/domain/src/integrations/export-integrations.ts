import type { ExportIntegrationsQuery, Integration } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findListed } from './find-listed.ts'
import { type ListPlace, placeOf } from './list-cursor.ts'

const rowsPerRead = 500

/** The integrations that fit the filter in the list's order, read while they are taken. */
export function exportIntegrations({
  ctx,
  input,
}: {
  ctx: Context
  input: Omit<ExportIntegrationsQuery, 'language'>
}): AsyncIterable<Integration> {
  authorize(ctx, 'integrations:read')
  return readAll(ctx, input)
}

async function* readAll(
  ctx: Context,
  input: Omit<ExportIntegrationsQuery, 'language'>,
): AsyncGenerator<Integration> {
  let place: ListPlace = placeOf(input)
  for (;;) {
    const rows = await findListed(ctx, input, place, rowsPerRead)
    for (const { integration } of rows) yield integration
    const last = rows.at(-1)
    if (rows.length < rowsPerRead || !last) return
    place = { ...place, cursor: { side: 'after', ...last } }
  }
}
