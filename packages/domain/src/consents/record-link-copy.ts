import type { recordLinkCopy as endpoint, ParsedRequestOf } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'

const quietForMs = 60_000

/**
 * Writes down that somebody copied the newest link, to share it. Whoever presses again within a minute is not
 * written down again. @throws not_found
 */
export async function recordLinkCopy({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body'] & { id: string }
}): Promise<void> {
  authorize(ctx, 'consent-links:manage')
  const { id: integrationId, what } = input
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    await findIntegration(tx, integrationId)
    const link = await tx.consentLink.findFirst({ where: { integrationId }, orderBy: { createdAt: 'desc' } })
    if (!link) throw new DomainError('not_found')
    if (await copiedJustNow(ctx, tx, integrationId, link.id)) return
    await recordEvent(tx, ctx, {
      type: 'consent_link.copied',
      integrationId,
      data: { linkId: link.id, what },
    })
  })
}

async function copiedJustNow(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
  linkId: string,
): Promise<boolean> {
  const copied = await tx.event.findFirst({
    where: {
      integrationId,
      type: 'consent_link.copied',
      actorId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      data: { path: ['linkId'], equals: linkId },
      createdAt: { gt: new Date(ctx.now().getTime() - quietForMs) },
    },
  })
  return copied !== null
}
