import { recordLinkCopy } from '../../endpoints/record-link-copy.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'

export const recordLinkCopyMock = mock(recordLinkCopy, (store, { params, body }) =>
  store.addEvent(findIntegration(store, params.id), 'consent_link.copied', { what: body.what }),
)
