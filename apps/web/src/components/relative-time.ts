import type { useFormatter } from 'use-intl'

export type Formatter = ReturnType<typeof useFormatter>

/** "12 minutes ago". A server clock ahead of ours never makes the past a future. */
export function relativeTime(format: Formatter, at: string, now: Date): string {
  const then = new Date(at)
  return format.relativeTime(then > now ? now : then, now)
}
