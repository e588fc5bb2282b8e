import { disconnectIntegration } from '../../endpoints/disconnect-integration.ts'
import { change, findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const disconnectIntegrationMock = mock(disconnectIntegration, (store, { params }) => {
  const found = findIntegration(store, params.id)
  if (!found.integration.company) refuse('not_connected')
  Object.assign(found, { invoices: [], syncs: [] })
  change(store, found, {
    status: 'pending',
    attentionReason: null,
    failingSince: null,
    company: null,
    connectedAt: null,
    heldCompany: null,
    lastSync: null,
    invoicesInWindow: 0,
    missingHeld: 0,
  })
  store.addEvent(found, 'connection.ended')
  return found.integration
})
