import type { Invitation, InvitationLink, Language } from '@collector/contracts'
import type { Invitation as StoredInvitation } from '@collector/db'
import type { Context } from '../context.ts'
import { enqueueMail } from '../mails/enqueue-mail.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'
import { webPages } from '../web-pages.ts'

const invitationLifeMs = 7 * 24 * 60 * 60_000

/** A fresh secret for an invitation, what is stored of it, and until when it works. */
export function createInvitationToken({ now }: Pick<Context, 'now'>) {
  const token = createSecretToken()
  return {
    token,
    stored: { tokenHash: hashToken(token), expiresAt: new Date(now().getTime() + invitationLifeMs) },
  }
}

/** An invitation with its link, which holds the secret in the fragment and is also sent where mail is. */
export async function deliverInvitation(
  ctx: Context,
  tx: Transaction,
  { invitation, token, language }: { invitation: StoredInvitation; token: string; language: Language },
): Promise<InvitationLink> {
  const { email, role, invitedBy, expiresAt } = invitation
  const url = `${ctx.publicUrl}${webPages.invitation(token)}`
  const data = { url, role, invitedBy, validUntil: expiresAt.toISOString() }
  const mail = { to: email, language, kind: 'invitation', data, notAfter: expiresAt } as const
  const sent = (await enqueueMail(ctx, tx, mail)) !== undefined
  return { invitation: toInvitation(invitation), url, expiresAt: expiresAt.toISOString(), sent }
}

/** An invitation as the contract shows it. */
export function toInvitation(invitation: StoredInvitation): Invitation {
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation
  return {
    id,
    email,
    role,
    invitedBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}
