import type { HttpHandler } from 'msw'
import type { Mock } from './mock.ts'
import { mocks } from './mocks/index.ts'
import { createStore, type MockStore } from './store.ts'
import { toHandler } from './to-handler.ts'

export { createStore, type MockIntegration, type MockStore } from './store.ts'

/**
 * MSW handlers for the whole API, for developing and testing without a backend. They check requests with the
 * contract's schemas, answer with its problems and keep what is written in `store`. `baseUrl` is the API's
 * origin (the page's own unless said), `delayMs` how long an answer takes in milliseconds (0 unless said).
 *
 * @example
 * const handlers = createHandlers({ delayMs: 300 })
 */
export function createHandlers(
  options: { baseUrl?: string; delayMs?: number; store?: MockStore } = {},
): HttpHandler[] {
  const { baseUrl = '', delayMs = 0, store = createStore() } = options
  // A fixed path comes before one with a parameter that would match it as well.
  const inOrder = Object.values<Mock>(mocks).sort((a, b) => parametersOf(a) - parametersOf(b))
  return inOrder.map(mock => toHandler(mock, store, { baseUrl, delayMs }))
}

const parametersOf = ({ endpoint }: Mock) => endpoint.path.split('{').length
