export interface SlidingWindow {
  /**
   * Counts one request; answers null when it is within the limit, else the seconds until one would be let in.
   */
  hit(key: string, limit: SlidingLimit): number | null
}

interface SlidingLimit {
  requests: number
  windowSeconds: number
  /** Whether refused requests count as well, so that hammering prolongs the wait. */
  refusedCount: boolean
}

/** For each key a window that always reaches from now back over the last `windowSeconds`. */
export function createSlidingWindow({ now }: { now: () => Date }): SlidingWindow {
  const windows = new Map<string, number[]>()

  return {
    hit(key, { requests, windowSeconds, refusedCount }) {
      const nowMs = now().getTime()
      const windowMs = windowSeconds * 1000
      const recent = (windows.get(key) ?? []).filter(at => nowMs - at < windowMs)
      windows.set(key, recent)
      const within = recent.length < requests
      if (within || refusedCount) recent.push(nowMs)
      if (within) return null
      const mustLeave = recent[recent.length - requests] ?? nowMs
      return Math.max(1, Math.ceil((mustLeave + windowMs - nowMs) / 1000))
    },
  }
}
