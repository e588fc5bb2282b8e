import { createClient } from '@collector/contracts'

/** The API of the page's own origin. */
export const client = createClient({ baseUrl: '' })
