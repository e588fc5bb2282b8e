import { createClient } from '@collector/contracts'

/** The API of the page's own origin. */
export const client = createClient({ baseUrl: '' })

/** The same for what asks an external app while somebody waits; the API itself gives up after a minute. */
export const patientClient = createClient({ baseUrl: '', timeoutMs: 65_000 })
