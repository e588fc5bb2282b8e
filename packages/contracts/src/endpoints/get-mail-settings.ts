import { defineEndpoint } from '../endpoint.ts'
import { MailSettings } from '../mails.ts'

/**
 * Whether this installation sends mail, and whom its mails are from.
 *
 * @example
 * const { delivery } = await client.call(getMailSettings)
 */
export const getMailSettings = defineEndpoint({
  name: 'getMailSettings',
  method: 'GET',
  path: '/mail-settings',
  summary: 'Whether this installation sends mail',
  permission: 'session',
  success: { status: 200, body: MailSettings },
  problems: [],
})
