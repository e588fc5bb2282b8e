import { setTimeout as sleep } from 'node:timers/promises'
import type { LoggedRequest } from '@collector/simulators'
import { until } from './until.ts'

/** What a simulator knows of the requests it has had. */
interface Asked {
  requestsTo(pathPrefix: string): LoggedRequest[]
}

/** A request is on its way: it has arrived, and has no answer yet. */
export const whileAsked = (simulator: Asked, path: string): Promise<LoggedRequest> =>
  until(
    `a request to ${path} is on its way`,
    () => lastOf(simulator, path, request => request.status === undefined),
    {
      everyMs: 1,
    },
  )

/** An answer has been given after `since` others, and `withinMs` pass at most. */
export async function whenAnswered(
  simulator: Asked,
  path: string,
  { since = 0, withinMs = 0 } = {},
): Promise<void> {
  await until(`there are more than ${since} answers from ${path}`, () => answersOf(simulator, path) > since, {
    everyMs: 1,
  })
  if (withinMs > 0) await sleep(Math.random() * withinMs)
}

const answersOf = (simulator: Asked, path: string): number =>
  simulator.requestsTo(path).filter(({ status }) => status === 200).length

/** Some moment within this time. */
export const atRandom = (withinMs: number): Promise<void> => sleep(Math.random() * withinMs)

function lastOf(simulator: Asked, path: string, is: (request: LoggedRequest) => boolean) {
  const last = simulator.requestsTo(path).at(-1)
  return last !== undefined && is(last) && last
}
