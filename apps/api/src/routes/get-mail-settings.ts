import { getMailSettings as endpoint } from '@collector/contracts'
import { getMailSettings } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const getMailSettingsRoute = endpointRoute(endpoint, ({ ctx }) => getMailSettings({ ctx }))
