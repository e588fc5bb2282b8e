import { createContext, type ReactNode, use } from 'react'
import { useNow } from 'use-intl'

const Clock = createContext<Date | null>(null)

/** One time for the whole page, so that no two of its "… ago" were reckoned from different moments. */
export function ClockProvider({ children }: { children: ReactNode }) {
  const now = useNow({ updateInterval: 15_000 })
  return <Clock value={now}>{children}</Clock>
}

/** What time it is, to within fifteen seconds. */
export function useClock(): Date {
  const now = use(Clock)
  if (!now) throw new Error('there is no clock around this')
  return now
}
