export type KeyedLock = <T>(key: string | undefined, work: () => Promise<T>) => Promise<T>

/** Runs work that shares a key one after another; work without a key runs at once. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>()

  return async (key, work) => {
    if (key === undefined) return work()
    const turn = (tails.get(key) ?? Promise.resolve()).then(work, work)
    const tail = turn.catch(() => {})
    tails.set(key, tail)
    try {
      return await turn
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
