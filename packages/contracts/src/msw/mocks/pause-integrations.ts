import { pauseIntegrations } from '../../endpoints/pause-integrations.ts'
import { changeEach } from '../bulk.ts'
import { change } from '../find.ts'
import { mock } from '../mock.ts'

export const pauseIntegrationsMock = mock(pauseIntegrations, (store, { body }) => ({
  results: changeEach(store, body.ids, found => {
    if (found.integration.status === 'paused') return 'already_paused'
    change(store, found, { status: 'paused', pausedBy: store.session?.user.name ?? null })
    store.addEvent(found, 'integration.paused')
    return null
  }),
}))
