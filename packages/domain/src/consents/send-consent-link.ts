import type { MailDelivery, SendConsentLinkInput } from '@collector/contracts'
import { Prisma } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { enqueueMail } from '../mails/enqueue-mail.ts'
import { toMailDelivery } from '../mails/to-mail-delivery.ts'
import type { Transaction } from '../transaction.ts'
import { linkIsAlive } from './find-usable-link.ts'
import { linkUrl } from './link-url.ts'

/**
 * Sends the active link to the owner, and remembers whom to tell when consent lapses.
 * @throws not_found, integration_paused, consent_link_not_active, mail_not_configured, rate_limited
 */
export async function sendConsentLink({
  ctx,
  input,
}: {
  ctx: Context
  input: SendConsentLinkInput & { id: string }
}): Promise<MailDelivery> {
  const { id: userId } = authorize(ctx, 'consent-links:manage')
  if (!ctx.mailer) throw new DomainError('mail_not_configured')
  const { id, to, language, greeting } = input
  await findActiveLink(ctx.db.prisma, id)
  await ctx.throttle.countLinkMail({ integrationId: id, to })
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const integration = await findIntegration(tx, id)
    const link = await findActiveLink(tx, id)
    const sender = await tx.user.findUniqueOrThrow({ where: { id: userId } })
    const mailId = await enqueueMail(ctx, tx, {
      to,
      language,
      kind: 'consent_link',
      data: {
        app: integration.app,
        venue: integration.name,
        url: linkUrl(ctx, link),
        validUntil: link.expiresAt.toISOString(),
        senderName: sender.name,
        senderEmail: sender.email,
        greeting,
        daysBack: integration.daysBack,
        retentionDays: ctx.invoiceRetentionDays,
      },
      notAfter: link.expiresAt,
      integrationId: id,
      consentLinkId: link.id,
    })
    if (mailId === undefined) throw new DomainError('mail_not_configured')
    await tx.integration.update({ where: { id }, data: { ownerEmail: to, ownerLanguage: language } })
    const data = { linkId: link.id, mailId, language }
    await recordEvent(tx, ctx, { type: 'consent_link.mailed', integrationId: id, data })
    return toMailDelivery(await tx.mail.findUniqueOrThrow({ where: { id: mailId } }))
  })
}

/** @throws not_found, integration_paused, consent_link_not_active */
async function findActiveLink(tx: Transaction, integrationId: string) {
  const { status } = await findIntegration(tx, integrationId)
  if (status === 'paused') throw new DomainError('integration_paused')
  const [active] = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id::text FROM consent_links
    WHERE integration_id = ${integrationId}::uuid AND ${linkIsAlive} AND token_sealed IS NOT NULL`)
  if (!active) throw new DomainError('consent_link_not_active')
  return tx.consentLink.findUniqueOrThrow({ where: { id: active.id } })
}
