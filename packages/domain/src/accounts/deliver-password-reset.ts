import type { Language, PasswordResetLink } from '@collector/contracts'
import type { User } from '@collector/db'
import type { Context } from '../context.ts'
import { enqueueMail } from '../mails/enqueue-mail.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'
import { webPages } from '../web-pages.ts'

const resetLifeMs = 60 * 60_000

/**
 * Makes the one link with which a person chooses a new password, in place of a former one. It holds the secret
 * in the fragment and is also sent where mail is.
 */
export async function deliverPasswordReset(
  ctx: Context,
  tx: Transaction,
  {
    person,
    createdById = null,
    language,
  }: {
    person: User
    /** The administrator who makes it; null where the person has asked for it. */
    createdById?: string | null
    language: Language
  },
): Promise<PasswordResetLink> {
  const { id: userId, email, name } = person
  const token = createSecretToken()
  const expiresAt = new Date(ctx.now().getTime() + resetLifeMs)
  const values = { tokenHash: hashToken(token), createdById, expiresAt }
  await tx.passwordReset.upsert({ where: { userId }, create: { userId, ...values }, update: values })
  const url = `${ctx.publicUrl}${webPages.resetPassword(token)}`
  const mail = {
    to: email,
    language,
    kind: 'password_reset',
    data: { url, name },
    notAfter: expiresAt,
  } as const
  const sent = (await enqueueMail(ctx, tx, mail)) !== undefined
  return { url, expiresAt: expiresAt.toISOString(), sent }
}
