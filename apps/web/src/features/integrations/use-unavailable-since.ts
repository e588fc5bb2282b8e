import type { App } from '@collector/contracts'
import { useQuery } from '@tanstack/react-query'
import { appsQuery } from './list-queries.ts'

/** Since when an app has not answered; null while it does, or while that is not known. */
export function useUnavailableSince(): (app: App) => string | null {
  const { data } = useQuery(appsQuery)
  return app => data?.items.find(item => item.app === app)?.unavailableSince ?? null
}
