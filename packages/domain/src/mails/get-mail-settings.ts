import type { MailSettings } from '@collector/contracts'
import type { Context } from '../context.ts'

/** Whether this installation sends mail, and from whom. */
export async function getMailSettings({ ctx }: { ctx: Context }): Promise<MailSettings> {
  const { mailer } = ctx
  if (!mailer) return { delivery: 'none', from: null, inboxUrl: null }
  const { from, inboxUrl } = mailer
  return { delivery: inboxUrl === null ? 'live' : 'simulated', from, inboxUrl }
}
