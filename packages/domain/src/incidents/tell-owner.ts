import type { ConsentLink, Integration } from '@collector/db'
import { insertConsentLink } from '../consents/create-consent-link.ts'
import { linkIsAlive } from '../consents/find-usable-link.ts'
import { linkUrl } from '../consents/link-url.ts'
import { revokeActiveLinks } from '../consents/revoke-consent-link.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { enqueueMail } from '../mails/enqueue-mail.ts'
import type { Transaction } from '../transaction.ts'

const validDays = 14

/** Asks the owner to approve again, with a link that works; returns false where the address is not known. */
export async function tellOwner(
  ctx: Context,
  tx: Transaction,
  integration: Integration,
  incidentId: string,
): Promise<boolean> {
  const { id: integrationId, app, name, ownerEmail, ownerLanguage } = integration
  if (!ownerEmail || !ctx.mailer) return false
  const link = await linkForOwner(ctx, tx, integrationId)
  const language = ownerLanguage ?? 'sv'
  const mailId = await enqueueMail(ctx, tx, {
    to: ownerEmail,
    language,
    kind: 'renew_consent',
    data: {
      app,
      venue: name,
      url: linkUrl(ctx, link),
      validUntil: link.expiresAt.toISOString(),
    },
    dedupeKey: `lapsed:${incidentId}`,
    notAfter: link.expiresAt,
    integrationId,
    consentLinkId: link.id,
  })
  const data = { linkId: link.id, language, ...(mailId !== undefined && { mailId }) }
  await recordEvent(tx, ctx, { type: 'consent_link.mailed', integrationId, data })
  return true
}

/** A link that somebody has made meanwhile may be in use: it is sent, and a fresh one only where there is none. */
async function linkForOwner(ctx: Context, tx: Transaction, integrationId: string): Promise<ConsentLink> {
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM consent_links
    WHERE integration_id = ${integrationId}::uuid AND created_by_id IS NOT NULL AND ${linkIsAlive}`
  if (made) return await tx.consentLink.findUniqueOrThrow({ where: { id: made.id } })
  await revokeActiveLinks(ctx, tx, integrationId)
  return await insertConsentLink(ctx, tx, { integrationId, validDays })
}
