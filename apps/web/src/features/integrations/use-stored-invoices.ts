import type { Integration } from '@collector/contracts'
import { useQuery } from '@tanstack/react-query'
import { invoicesPerDayQuery } from './queries.ts'

/** How many invoices are kept of an integration, also of days before its window. */
export function useStoredInvoices({ id, company, invoicesInWindow }: Integration): number {
  const isConnected = company !== null || invoicesInWindow > 0
  const { data } = useQuery({ ...invoicesPerDayQuery(id), enabled: isConnected, staleTime: 60_000 })
  return data?.stored ?? invoicesInWindow
}
