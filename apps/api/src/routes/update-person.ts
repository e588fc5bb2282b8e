import { updatePerson as endpoint } from '@collector/contracts'
import { updatePerson } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const updatePersonRoute = endpointRoute(endpoint, ({ ctx, body, params }) =>
  updatePerson({ ctx, input: { ...body, ...params } }),
)
