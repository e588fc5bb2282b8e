import { apiPrefix, type Endpoint, type RequestOf } from './endpoint.ts'

/** A request as the client handles it once its types have been checked. */
export interface RequestParts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

/** The path of an endpoint below the API's prefix, its parameters filled in and encoded. */
export function pathOf(endpoint: Endpoint, params: Record<string, unknown> = {}): string {
  return endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

/** A query without what is undefined, with its question mark; a list repeats its name. */
function searchOf(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) search.append(name, String(each))
    }
  }
  return search.size === 0 ? '' : `?${search}`
}

/**
 * What `urlOf` and `Client.call` need to fill in an address.
 *
 * @example
 * const address: AddressOf<typeof getIntegration> = { params: { id } }
 */
export type AddressOf<E extends Endpoint> = Omit<RequestOf<E>, 'body'>

/** Where a request of an endpoint goes, below the origin `baseUrl`. */
export function addressOf(baseUrl: string, endpoint: Endpoint, { params, query }: RequestParts): string {
  return `${baseUrl}${apiPrefix}${pathOf(endpoint, params)}${searchOf(query)}`
}
