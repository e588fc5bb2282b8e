import { countIntegrations } from '../../endpoints/count-integrations.ts'
import type { IntegrationStatus } from '../../integrations.ts'
import { allIntegrations } from '../find.ts'
import { mock } from '../mock.ts'

export const countIntegrationsMock = mock(countIntegrations, (store, { query }) => {
  const counted = allIntegrations(store).filter(({ app }) => (query.app ?? app) === app)
  const count = (wanted: IntegrationStatus) => counted.filter(({ status }) => status === wanted).length
  return {
    total: counted.length,
    pending: count('pending'),
    connected: count('connected'),
    attention: count('attention'),
    paused: count('paused'),
  }
})
