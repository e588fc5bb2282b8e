import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again and again until there is an answer; fails with `what` when that takes too long. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 30_000, everyMs = 10 } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (performance.now() > deadline) throw new Error(`It never came to this: ${what}`)
    await sleep(everyMs)
  }
}
