import { z } from 'zod'

/**
 * Asking for one page of a list. `limit` is 1–100; `cursor` is the former page's `nextCursor`.
 *
 * @example
 * PageQuery.parse({ limit: '25' }).limit // 25
 */
export const PageQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^([1-9][0-9]?|100)$/, { error: 'A whole number from 1 to 100' })
    .transform(Number)
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: 100 }),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,1000}$/, { error: 'Not a cursor of this list' })
    .optional(),
})
export type PageQuery = z.output<typeof PageQuery>

/**
 * One page of a list; `nextCursor` is null on the last page.
 *
 * @example
 * const Page = pageOf(Integration)
 */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

/**
 * The path parameter of everything that belongs to one integration.
 *
 * @example
 * const { success } = IntegrationParams.safeParse({ id })
 */
export const IntegrationParams = z.strictObject({ id: z.uuid({ version: 'v7' }) })

/**
 * The path parameters of one fetch.
 *
 * @example
 * const { success } = SyncParams.safeParse({ id, syncId: id })
 */
export const SyncParams = IntegrationParams.extend({ syncId: z.uuid({ version: 'v7' }) })
