import { deleteIntegration } from '../../endpoints/delete-integration.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'

export const deleteIntegrationMock = mock(deleteIntegration, (store, { params }) => {
  const found = findIntegration(store, params.id)
  store.integrations = store.integrations.filter(each => each !== found)
})
