import { getIntegration } from '../../endpoints/get-integration.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'

export const getIntegrationMock = mock(
  getIntegration,
  (store, { params }) => findIntegration(store, params.id).integration,
)
