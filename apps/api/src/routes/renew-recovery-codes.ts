import { renewRecoveryCodes as endpoint } from '@collector/contracts'
import { renewRecoveryCodes } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const renewRecoveryCodesRoute = endpointRoute(endpoint, ({ ctx }) => renewRecoveryCodes({ ctx }))
