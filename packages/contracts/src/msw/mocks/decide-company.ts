import { decideCompany } from '../../endpoints/decide-company.ts'
import { change, findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const decideCompanyMock = mock(decideCompany, (store, { params, body }) => {
  const found = findIntegration(store, params.id)
  const { heldCompany } = found.integration
  if (heldCompany?.heldAt !== body.heldAt) return refuse('no_company_held')
  const { heldAt, ...company } = heldCompany
  if (body.accept) {
    Object.assign(found, { invoices: [], syncs: [] })
    change(store, found, { company, connectedAt: store.now().toISOString() })
  }
  change(store, found, { status: 'connected', attentionReason: null, heldCompany: null })
  store.addEvent(found, body.accept ? 'company.accepted' : 'company.declined')
  return found.integration
})
