import { resumeIntegrations } from '../../endpoints/resume-integrations.ts'
import { changeEach } from '../bulk.ts'
import { change } from '../find.ts'
import { mock } from '../mock.ts'

export const resumeIntegrationsMock = mock(resumeIntegrations, (store, { body }) => ({
  results: changeEach(store, body.ids, found => {
    const { status, company } = found.integration
    if (status !== 'paused') return 'not_paused'
    const resumed = { status: company ? 'connected' : 'pending', attentionReason: null, pausedBy: null }
    change(store, found, resumed)
    store.addEvent(found, 'integration.resumed')
    return null
  }),
}))
