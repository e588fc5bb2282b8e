import {
  appIds,
  defaultOrders,
  integrationSorts,
  integrationStatuses,
  type ListIntegrationsQuery,
  type SortOrder,
  sortOrders,
} from '@collector/contracts'
import { useNavigate, useSearchParams } from 'react-router'

/** What of the list is shown: all of it stands in the address. */
export type ListState = Omit<ListIntegrationsQuery, 'limit' | 'order' | 'venueId'> & { order: SortOrder }

/** Reads an address; what nobody can have chosen there is left out. */
export function readListState(params: URLSearchParams): ListState {
  const sort = oneOf(integrationSorts, params.get('sort')) ?? 'created'
  return {
    search: params.get('search')?.trim().slice(0, 100) || undefined,
    app: oneOf(appIds, params.get('app')),
    status: oneOf(integrationStatuses, params.get('status')),
    sort,
    order: oneOf(sortOrders, params.get('order')) ?? defaultOrders[sort],
    cursor: params.get('cursor') || undefined,
  }
}

/** The part of the address after the path, without what goes without saying. */
export function searchOf({ sort, order, ...state }: ListState): string {
  const said = {
    ...state,
    sort: sort === 'created' ? undefined : sort,
    order: order === defaultOrders[sort] ? undefined : order,
  }
  const given = Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** Whether only some of the integrations are asked for. */
export const isFiltered = ({ search, app, status }: ListState) => Boolean(search ?? app ?? status)

/** The state in the address, and how to change it: from the first page on, and the page stays where it is. */
export function useListState() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const state = readListState(params)
  const linkTo = (changes: Partial<ListState>) => ({
    search: searchOf({ ...state, cursor: undefined, ...changes }),
  })
  const change = (changes: Partial<ListState>, { replace = false } = {}) =>
    void navigate(linkTo(changes), { replace, preventScrollReset: true })
  return { state, linkTo, change }
}

function oneOf<Option extends string>(options: readonly Option[], given: string | null): Option | undefined {
  return options.find(option => option === given)
}
