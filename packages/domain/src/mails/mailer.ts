/** A finished mail. `messageId` is the same in every attempt to send it. */
export interface OutgoingMail {
  messageId: string
  to: string
  subject: string
  text: string
  html: string
}

/** Hands mails to a mail server. */
export interface Mailer {
  /** Whom mails are from, as people see it. */
  readonly from: string
  /** Where mails are read that go to nobody; null when they really go. */
  readonly inboxUrl: string | null
  /** Resolves once the server has taken the mail over. @throws MailError */
  send(mail: OutgoingMail): Promise<void>
}

/**
 * Why a mail was not sent: `refused` the server will never take it · `unavailable` it was not sent, another try may
 * succeed · `unknown` the connection broke before the server's last word.
 */
export type MailErrorCode = 'refused' | 'unavailable' | 'unknown'

/** Holds nothing of the mail and no words of the server. */
export class MailError extends Error {
  readonly code: MailErrorCode

  constructor(code: MailErrorCode, options: { cause?: unknown } = {}) {
    super(code, options)
    this.name = 'MailError'
    this.code = code
  }
}
