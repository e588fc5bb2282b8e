import { listEvents } from '../../endpoints/list-events.ts'
import type { EventTopic } from '../../events.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

const topics: Record<EventTopic, string[]> = {
  settings: ['integration'],
  consent: ['consent', 'consent_link', 'company'],
  connection: ['connection'],
  fetches: ['sync'],
}

export const listEventsMock = mock(listEvents, (store, { params, query }) => {
  const { topic, until, ...page } = query
  const { events } = findIntegration(store, params.id)
  const wanted = events.filter(
    ({ type, createdAt }) =>
      (!topic || topics[topic].includes(type.split('.')[0] ?? '')) &&
      (!until || createdAt.slice(0, 10) <= until),
  )
  return pageOf(wanted, page)
})
