import { ApiProblem } from '@collector/contracts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createContext } from 'react-router'

/** Hands the query client to loaders and middleware. */
export const queryClientContext = createContext<QueryClient>()

export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'unauthenticated'
}

/** `onUnauthenticated` runs whenever the API says that the login is over. */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isUnauthenticated(error)) onUnauthenticated()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The client of the contracts has already tried again.
      queries: { networkMode: 'always', staleTime: 5_000, retry: false },
      mutations: { networkMode: 'always' },
    },
  })
}
