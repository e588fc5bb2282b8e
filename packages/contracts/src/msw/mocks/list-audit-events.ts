import { listAuditEvents } from '../../endpoints/list-audit-events.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

export const listAuditEventsMock = mock(listAuditEvents, (store, { query }) => {
  const all = store.integrations.flatMap(({ integration, events }) =>
    events.map(event => ({
      ...event,
      address: '192.0.2.17',
      integrationId: integration.id,
      integration: { id: integration.id, name: integration.name, app: integration.app, isDeleted: false },
    })),
  )
  return pageOf(
    all.sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    query,
  )
})
