import { sendConsentLink } from '../../endpoints/send-consent-link.ts'
import type { MailDelivery } from '../../mails.ts'
import { findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'

/** The mail is sent at once. */
export const sendConsentLinkMock = mock(sendConsentLink, (store, { params, body }) => {
  const found = findIntegration(store, params.id)
  if (found.integration.status === 'paused') refuse('integration_paused')
  const link = found.links.find(({ state }) => state === 'active')
  if (!link) return refuse('consent_link_not_active')
  const now = store.now().toISOString()
  const mail: MailDelivery = {
    id: store.newId(),
    to: body.to,
    language: body.language,
    status: 'sent',
    failure: null,
    createdAt: now,
    endedAt: now,
  }
  link.mails.unshift(mail)
  return mail
})
