/**
 * What an integration can be, in the order of the list's filter.
 *
 * @example
 * const filters = ['all', ...integrationStatuses]
 */
export const integrationStatuses = ['pending', 'connected', 'attention', 'paused'] as const

/**
 * What the list can be sorted by.
 *
 * @example
 * const isSort = integrationSorts.some(sort => sort === 'lastFetch')
 */
export const integrationSorts = ['created', 'name', 'venue', 'lastFetch'] as const

/**
 * Which ways a sort can be read.
 *
 * @example
 * const [upwards, downwards] = sortOrders
 */
export const sortOrders = ['asc', 'desc'] as const

/**
 * Which way each sort is read when nothing is said.
 *
 * @example
 * const newestFirst = defaultOrders.created === 'desc'
 */
export const defaultOrders: Record<(typeof integrationSorts)[number], (typeof sortOrders)[number]> = {
  created: 'desc',
  name: 'asc',
  venue: 'asc',
  lastFetch: 'desc',
}
