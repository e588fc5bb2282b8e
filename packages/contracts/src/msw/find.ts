import type { Integration } from '../integrations.ts'
import type { Person } from '../people.ts'
import { advance } from './advance.ts'
import { refuse } from './mock.ts'
import type { MockIntegration, MockStore } from './store.ts'

/** The integration with this id as it is by now, or `not_found`. */
export function findIntegration(store: MockStore, id: string): MockIntegration {
  const found = store.integrations.find(({ integration }) => integration.id === id)
  if (!found) return refuse('not_found')
  advance(store, found)
  return found
}

/** The person with this id, or `not_found`. */
export function findPerson({ people }: MockStore, id: string): Person {
  return people.find(person => person.id === id) ?? refuse('not_found')
}

/** Every integration as it is by now. */
export function allIntegrations(store: MockStore): Integration[] {
  for (const mock of store.integrations) advance(store, mock)
  return store.integrations.map(({ integration }) => integration)
}

/** Writes a change of an integration, as the API would: a new version, and when. */
export function change(store: MockStore, { integration }: MockIntegration, values: object): void {
  const version = integration.version + 1
  Object.assign(integration, values, { version, updatedAt: store.now().toISOString() })
}
