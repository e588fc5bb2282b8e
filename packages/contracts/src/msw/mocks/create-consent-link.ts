import { createConsentLink } from '../../endpoints/create-consent-link.ts'
import { findIntegration } from '../find.ts'
import { addLink } from '../links.ts'
import { mock, refuse } from '../mock.ts'

export const createConsentLinkMock = mock(createConsentLink, (store, { params, body }) => {
  const found = findIntegration(store, params.id)
  if (found.integration.status === 'paused') refuse('integration_paused')
  return addLink(store, found, body.validDays)
})
