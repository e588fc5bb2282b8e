import { SendConsentLinkInput } from '../consent-links.ts'
import { defineEndpoint } from '../endpoint.ts'
import { MailDelivery } from '../mails.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Sends the active consent link to the owner by e-mail; `listConsentLinks` tells what became of the mail.
 * @throws {ApiProblem} not_found, integration_paused, consent_link_not_active, mail_not_configured
 *
 * @example
 * await client.call(sendConsentLink, {
 *   params: { id },
 *   body: { to: 'eva@salong.example', language: 'sv', greeting: 'Hej Eva!' },
 * })
 */
export const sendConsentLink = defineEndpoint({
  name: 'sendConsentLink',
  method: 'POST',
  path: '/integrations/{id}/consent-link/mails',
  summary: 'Send the active consent link to the owner by e-mail',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  body: SendConsentLinkInput,
  success: { status: 202, body: MailDelivery },
  problems: ['not_found', 'integration_paused', 'consent_link_not_active', 'mail_not_configured'],
})
