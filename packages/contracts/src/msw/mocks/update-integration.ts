import { updateIntegration } from '../../endpoints/update-integration.ts'
import { createIntegrationInputs } from '../../integrations.ts'
import { change, findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const updateIntegrationMock = mock(updateIntegration, (store, { params, body }) => {
  const found = findIntegration(store, params.id)
  const { integration } = found
  const { version, paused, ...settings } = body
  if (version !== integration.version) refuse('version_conflict')
  const known = createIntegrationInputs[integration.app].shape
  const foreign = Object.keys(settings).filter(name => !(name in known))
  if (foreign.length > 0) {
    const message = 'This field does not exist here'
    refuse(
      'validation_failed',
      foreign.map(field => ({ field, code: 'unknown_field', message })),
    )
  }
  change(store, found, settings)
  if (Object.keys(settings).length > 0) store.addEvent(found, 'integration.updated')
  if (paused === true && integration.status !== 'paused') {
    Object.assign(integration, { status: 'paused', pausedBy: store.session?.user.name ?? null })
    store.addEvent(found, 'integration.paused')
  }
  if (paused === false && integration.status === 'paused') {
    const status = integration.company ? 'connected' : 'pending'
    Object.assign(integration, { status, attentionReason: null, pausedBy: null })
    store.addEvent(found, 'integration.resumed')
  }
  return integration
})
