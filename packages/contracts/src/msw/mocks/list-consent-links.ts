import { listConsentLinks } from '../../endpoints/list-consent-links.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

export const listConsentLinksMock = mock(listConsentLinks, (store, { params, query }) =>
  pageOf(findIntegration(store, params.id).links, query),
)
