import { App, type Integration, type IntegrationFilter, IntegrationStatus } from '@collector/contracts'
import { Prisma } from '@collector/db'
import type { Context } from '../context.ts'
import type { ListPlace } from './list-cursor.ts'
import { readIntegrations } from './read-integrations.ts'

/** A row of the list, and its value of the sort. */
export interface Listed {
  id: string
  value: string
  integration: Integration
}

/** What a sort's cursor holds beside the id, and by which columns its index is ordered. */
const sorts = {
  created: { value: Prisma.sql`''`, key: undefined, cast: undefined },
  name: { value: Prisma.sql`name_order`, key: Prisma.sql`name_order`, cast: Prisma.sql`::text` },
  venue: { value: Prisma.sql`venue_id`, key: Prisma.sql`venue_id`, cast: Prisma.sql`::text` },
  lastFetch: {
    value: Prisma.sql`to_char(last_fetch_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    key: Prisma.sql`last_fetch_at`,
    cast: Prisma.sql`::timestamptz`,
  },
} as const

/**
 * The first `take` rows of the filtered list beyond a place: in the list's order, or against it when the cursor
 * looks back.
 */
export async function findListed(
  ctx: Context,
  filter: IntegrationFilter,
  place: ListPlace,
  take: number,
): Promise<Listed[]> {
  const read = await readIntegrations(ctx, ctx.db.prisma, selectListed(filter, place, take))
  return read.map(({ value, integration }) => ({ id: integration.id, value, integration }))
}

/** What a sort is called in a cursor stands in the column `value`. */
function selectListed(filter: IntegrationFilter, place: ListPlace, take: number): Prisma.Sql {
  const isDescending = (place.order === 'desc') !== (place.cursor?.side === 'before')
  const order = orderOf(place, isDescending)
  const beyond = beyondOf(place, isDescending)
  const { search, venueId, app, status } = filter
  const wanted = Prisma.sql`deleted_at IS NULL
    ${venueId === undefined ? Prisma.empty : Prisma.sql`AND venue_id = ${venueId}`}`
  const inApps = app ? [app] : App.options
  const inStatuses = status ? [status] : IntegrationStatus.options
  const { value } = sorts[place.sort]
  if (search !== undefined || (place.sort === 'created' && !app && !status)) {
    return Prisma.sql`
      SELECT listed.*, ${value} AS value FROM integrations AS listed
      WHERE ${wanted} ${beyond} ${search === undefined ? Prisma.empty : matching(search)}
        ${app ? Prisma.sql`AND app = ${app}::app` : Prisma.empty}
        ${status ? Prisma.sql`AND status = ${status}::integration_status` : Prisma.empty}
      ORDER BY ${order} LIMIT ${take}`
  }
  // Each app and status has its own stretch of the index: the beginnings of all of them are merged.
  return Prisma.sql`
    SELECT listed.*, ${value} AS value
    FROM unnest(${inApps}::app[]) AS of_app CROSS JOIN unnest(${inStatuses}::integration_status[]) AS of_status
    CROSS JOIN LATERAL (
      SELECT * FROM integrations AS listed
      WHERE app = of_app AND status = of_status AND ${wanted} ${beyond}
      ORDER BY ${order} LIMIT ${take}
    ) AS listed
    ORDER BY ${order} LIMIT ${take}`
}

function orderOf({ sort }: ListPlace, isDescending: boolean): Prisma.Sql {
  const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const { key } = sorts[sort]
  return key ? Prisma.sql`${key} ${direction}, listed.id ${direction}` : Prisma.sql`listed.id ${direction}`
}

function beyondOf({ sort, cursor }: ListPlace, isDescending: boolean): Prisma.Sql {
  if (!cursor) return Prisma.empty
  const { key, cast } = sorts[sort]
  const than = isDescending ? Prisma.sql`<` : Prisma.sql`>`
  return key
    ? Prisma.sql`AND (${key}, id) ${than} (${cursor.value}${cast}, ${cursor.id}::uuid)`
    : Prisma.sql`AND id ${than} ${cursor.id}::uuid`
}

/**
 * Every word is somewhere in the text. Three letters are what the index is made of: fewer are looked for where
 * words begin.
 */
function matching(search: string): Prisma.Sql {
  const words = search
    .split(/\s+/)
    .map(word =>
      [...word].length < 3
        ? Prisma.sql`search_text LIKE '% ' || search_form(${word}) || '%'`
        : Prisma.sql`search_text LIKE '%' || search_form(${word}) || '%'`,
    )
  return Prisma.sql`AND ${Prisma.join(words, ' AND ')}`
}
