import { MailDelivery } from '@collector/contracts'
import type { Mail } from '@collector/db'

/** What became of a mail, as the contract shows it. */
export function toMailDelivery(mail: Mail): MailDelivery {
  return {
    id: mail.id,
    to: mail.recipient,
    language: mail.language,
    status: mail.status,
    failure: MailDelivery.shape.failure.parse(mail.failure),
    createdAt: mail.createdAt.toISOString(),
    endedAt: mail.endedAt?.toISOString() ?? null,
  }
}
