import { csvRecord, csvStart } from '../../csv.ts'
import { exportIntegrations } from '../../endpoints/export-integrations.ts'
import { allIntegrations } from '../find.ts'
import { mock } from '../mock.ts'

/** Fewer columns than the API has, and not narrowed. */
export const exportIntegrationsMock = mock(exportIntegrations, store => {
  const rows = allIntegrations(store).map(({ name, venueId, app, status }) => [name, venueId, app, status])
  const records = [['name', 'venueId', 'app', 'status'], ...rows].map(csvRecord)
  return new Blob([csvStart, ...records], { type: 'text/csv' })
})
