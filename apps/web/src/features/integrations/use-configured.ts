import type { App } from '@collector/contracts'
import { useQuery } from '@tanstack/react-query'
import { appsQuery } from './list-queries.ts'

/**
 * Whether an app can be connected in this installation; as long as that is not known, it is taken for
 * granted.
 */
export function useConfigured(): (app: App | '') => boolean {
  const { data } = useQuery(appsQuery)
  return app => data?.items.find(item => item.app === app)?.configured ?? true
}
