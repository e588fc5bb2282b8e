import { listPeople as endpoint } from '@collector/contracts'
import { listPeople } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listPeopleRoute = endpointRoute(endpoint, ({ ctx, query }) => listPeople({ ctx, input: query }))
