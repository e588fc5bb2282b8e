import {
  consentLinkDays,
  type createIntegration as endpoint,
  type Integration,
  type ParsedRequestOf,
} from '@collector/contracts'
import { authorize } from '../authorize.ts'
import { insertConsentLink } from '../consents/create-consent-link.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { addFollower } from '../followers/follow-integration.ts'
import { readIntegration } from './get-integration.ts'

/**
 * Creates an integration with its first consent link; its creator follows it. `input` has been parsed by the
 * contract.
 */
export async function createIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body']
}): Promise<Integration> {
  const { id: userId } = authorize(ctx, 'integrations:create')
  return ctx.db.prisma.$transaction(async tx => {
    const { id } = await tx.integration.create({ data: input })
    await recordEvent(tx, ctx, {
      type: 'integration.created',
      integrationId: id,
      data: { app: input.app, name: input.name, venueId: input.venueId, daysBack: input.daysBack },
    })
    await addFollower(tx, { integrationId: id, userId, language: ctx.language ?? 'sv' })
    await insertConsentLink(ctx, tx, { integrationId: id, validDays: consentLinkDays })
    return readIntegration(ctx, tx, id)
  })
}
