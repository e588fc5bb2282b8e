import { randomUUID } from 'node:crypto'
import type { Language } from '@collector/contracts'
import type { Context } from '../context.ts'
import type { Transaction } from '../transaction.ts'
import { mailDataPlace } from './mail-data-place.ts'
import { type MailData, type MailKind, mailKinds } from './mail-kinds.ts'

/** A mail to be sent. Of those with one `dedupeKey` the first is sent, and none after `notAfter`. */
export interface NewMail<Kind extends MailKind> {
  to: string
  language: Language
  kind: Kind
  data: MailData<Kind>
  dedupeKey?: string
  notAfter?: Date
  integrationId?: string
  consentLinkId?: string
}

/**
 * Writes a mail in the transaction of what causes it; a worker sends it afterwards. Returns its id, or undefined when
 * there is none to send: no mail server is configured, or this one has been written before.
 */
export async function enqueueMail<Kind extends MailKind>(
  ctx: Context,
  tx: Transaction,
  { to, language, kind, data, ...rest }: NewMail<Kind>,
): Promise<string | undefined> {
  if (!ctx.mailer) return undefined
  const id = randomUUID()
  const contents = JSON.stringify(mailKinds[kind].data.parse(data))
  const { count } = await tx.mail.createMany({
    data: {
      id,
      kind,
      recipient: to,
      language,
      dataSealed: ctx.vault.seal(contents, mailDataPlace(id)),
      createdAt: ctx.now(),
      ...rest,
    },
    skipDuplicates: true,
  })
  if (count === 0) return undefined
  await ctx.jobs.enqueueMail(tx, { mailId: id })
  return id
}
