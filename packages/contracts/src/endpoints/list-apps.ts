import { z } from 'zod'
import { AppDescription } from '../apps.ts'
import { defineEndpoint } from '../endpoint.ts'

export const listApps = defineEndpoint({
  name: 'listApps',
  method: 'GET',
  path: '/apps',
  summary: 'The external apps, their fields and whether they are configured',
  permission: 'integrations:read',
  success: { status: 200, body: z.object({ items: z.array(AppDescription) }) },
  problems: [],
})
