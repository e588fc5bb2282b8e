import { createIntegration } from '../../endpoints/create-integration.ts'
import { addLink } from '../links.ts'
import { mock } from '../mock.ts'
import { blankIntegration } from '../samples/blank-integration.ts'

export const createIntegrationMock = mock(createIntegration, (store, { body }) => {
  const now = store.now().toISOString()
  const integration = {
    ...body,
    ...blankIntegration,
    id: store.newId(),
    consentLink: null,
    createdAt: now,
    updatedAt: now,
  }
  const added = { integration, invoices: [], syncs: [], links: [], followers: [], events: [] }
  store.integrations.unshift(added)
  store.addEvent(added, 'integration.created')
  return { ...integration, consentLink: addLink(store, added) }
})
