export interface RateLimitWindow {
  /**
   * Counts one request; answers null when it is within the limit, else the whole seconds until the window
   * ends.
   */
  hit(key: string, limit: { requests: number; windowSeconds: number }): number | null
}

/** Fixed windows that open with the first request of each key. */
export function createRateLimitWindow({ now }: { now: () => Date }): RateLimitWindow {
  const windows = new Map<string, { opensAtMs: number; count: number }>()

  return {
    hit(key, { requests, windowSeconds }) {
      const nowMs = now().getTime()
      const window = windows.get(key)
      if (!window || nowMs - window.opensAtMs >= windowSeconds * 1000) {
        windows.set(key, { opensAtMs: nowMs, count: 1 })
        return null
      }
      window.count += 1
      if (window.count <= requests) return null
      return Math.max(1, Math.ceil((window.opensAtMs + windowSeconds * 1000 - nowMs) / 1000))
    },
  }
}
