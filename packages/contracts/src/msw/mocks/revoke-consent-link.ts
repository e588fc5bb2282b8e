import { revokeConsentLink } from '../../endpoints/revoke-consent-link.ts'
import { findIntegration } from '../find.ts'
import { revokeLink } from '../links.ts'
import { mock, refuse } from '../mock.ts'

export const revokeConsentLinkMock = mock(revokeConsentLink, (store, { params }) => {
  const found = findIntegration(store, params.id)
  if (!revokeLink(store, found)) refuse('consent_link_not_active')
  store.addEvent(found, 'consent_link.revoked')
})
