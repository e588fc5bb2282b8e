import { MailError, type MailErrorCode, type Mailer } from '@collector/domain'
import { createTransport } from 'nodemailer'
import { isLoopback } from './config.ts'

/** Together less than a worker has a mail to itself. */
const connectionTimeoutMs = 10_000
const silenceTimeoutMs = 20_000

/**
 * Mails over SMTP, a connection each. Anything but a server on this machine is spoken to with TLS only.
 */
export function createMailer({
  url,
  from,
  inboxUrl = null,
}: {
  url: string
  from: string
  inboxUrl?: string | null | undefined
}): Mailer {
  return {
    from,
    inboxUrl,
    async send({ to, ...mail }) {
      let isHandedOver = false
      const transport = createTransport({
        url,
        requireTLS: url.startsWith('smtp:') && !isLoopback(url),
        connectionTimeout: connectionTimeoutMs,
        greetingTimeout: connectionTimeoutMs,
        socketTimeout: silenceTimeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      // The text is asked for once the server knows us, right before it gets the mail.
      transport.use('stream', ({ message }, done) => {
        message.processFunc(text => {
          isHandedOver = true
          return text
        })
        done()
      })
      try {
        await transport.sendMail({
          ...mail,
          from,
          to: { name: '', address: to },
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw new MailError(codeOf(error, isHandedOver), { cause: classOf(error) })
      } finally {
        transport.close()
      }
    },
  }
}

/** A server that says no to this mail says so in a 5xx; one that refuses to let us in may be mended. */
function codeOf(error: unknown, isHandedOver: boolean): MailErrorCode {
  if (!isHandedOver) return 'unavailable'
  const { responseCode } = error as { responseCode?: number }
  if (responseCode === undefined) return 'unknown'
  return responseCode >= 500 ? 'refused' : 'unavailable'
}

/** The message quotes what the server said, addresses included. */
function classOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : 'unexpected'
}
