import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CallArguments, Client, ProblemOf } from './client.ts'
import type { Endpoint, RequestOf, ResultOf } from './endpoint.ts'
import { pathOf, type RequestParts } from './requests.ts'

/**
 * An endpoint that only reads.
 *
 * @example
 * const endpoint: SafeEndpoint = getIntegration
 */
export type SafeEndpoint = Endpoint & { method: 'GET' }

/**
 * An endpoint that answers with one page of a list.
 *
 * @example
 * const endpoint: PagedEndpoint = listIntegrations
 */
export type PagedEndpoint = SafeEndpoint & {
  success: { body: { _zod: { output: { items: unknown[]; nextCursor: string | null } } } }
}

/**
 * The key under which an answer is cached: the words of the endpoint's path, then what its query or body holds.
 * `['integrations', id]` begins the keys of everything that belongs to one integration, and `['integrations']`
 * those of all of them, so either invalidates what is below it.
 *
 * @example
 * await queryClient.invalidateQueries({ queryKey: queryKeyOf(listIntegrations) })
 * queryClient.getQueryData(queryKeyOf(countIntegrations))
 */
export function queryKeyOf<E extends Endpoint>(
  endpoint: E,
  ...[request]: CallArguments<E>
): readonly unknown[] {
  const { params, query, body } = (request ?? {}) as RequestParts
  const words = pathOf(endpoint, params).split('/').slice(1).map(decodeURIComponent)
  const given = Object.entries({ ...query, ...(body as object) }).filter(([, value]) => value !== undefined)
  return given.length === 0 ? words : [...words, Object.fromEntries(given)]
}

/**
 * Query options of any endpoint that reads, for `useQuery`, `useSuspenseQuery` and `ensureQueryData`. The
 * error is the endpoint's typed problem; leaving the page aborts the request. The client retries, so the
 * query does not.
 *
 * @example
 * const options = queryOf(client, getIntegration, { params: { id: '01900000-0000-7000-8000-000000000000' } })
 * const integration = await queryClient.ensureQueryData(options)
 */
export function queryOf<E extends SafeEndpoint>(client: Client, endpoint: E, ...args: CallArguments<E>) {
  return queryOptions<ResultOf<E>, ProblemOf<E>>({
    queryKey: queryKeyOf(endpoint, ...args),
    queryFn: ({ signal }) => call(client, endpoint, args[0], { signal }),
    retry: false,
  })
}

/**
 * Options of a list that is read page by page, for `useInfiniteQuery` and its like.
 *
 * @example
 * const options = pagesOf(client, listIntegrations, { query: { limit: '25' } })
 * const { pages } = await queryClient.fetchInfiniteQuery(options)
 */
export function pagesOf<E extends PagedEndpoint>(client: Client, endpoint: E, ...args: CallArguments<E>) {
  return infiniteQueryOptions<
    ResultOf<E>,
    ProblemOf<E>,
    InfiniteData<ResultOf<E>, string | undefined>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: queryKeyOf(endpoint, ...args),
    queryFn: ({ signal, pageParam: cursor }) => call(client, endpoint, args[0], { signal, cursor }),
    initialPageParam: undefined,
    getNextPageParam: page => (page as { nextCursor: string | null }).nextCursor ?? undefined,
    retry: false,
  })
}

function call<E extends SafeEndpoint>(
  client: Client,
  endpoint: E,
  request: RequestOf<E> | undefined,
  { signal, cursor }: { signal: AbortSignal; cursor?: string | undefined },
): Promise<ResultOf<E>> {
  const { query, ...rest } = (request ?? {}) as RequestParts
  const asked = {
    ...rest,
    signal,
    ...((query || cursor) && { query: { ...query, ...(cursor && { cursor }) } }),
  }
  // TypeScript cannot follow that what `queryOf` and `pagesOf` demand is what this very endpoint takes.
  return client.call(endpoint, ...([asked] as unknown as CallArguments<E>))
}
