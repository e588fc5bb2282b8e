import { type BulkLinkResult, consentLinkDays, type IntegrationSelection } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { changeEach } from '../integrations/change-each.ts'
import { insertConsentLink } from './create-consent-link.ts'
import { revokeActiveLinks } from './revoke-consent-link.ts'
import { toConsentLink } from './to-consent-link.ts'

/** Makes new links for those of several integrations that wait for consent, and says what became of each. */
export async function createConsentLinks({
  ctx,
  input,
}: {
  ctx: Context
  input: IntegrationSelection
}): Promise<{ results: BulkLinkResult[] }> {
  authorize(ctx, 'consent-links:manage')
  const results = await changeEach(ctx, input.ids, async (tx, { id, app, venueId, status }) => {
    if (status === 'paused') return { reason: 'paused' }
    if (status === 'connected') return { reason: 'already_connected' }
    await revokeActiveLinks(ctx, tx, id)
    const link = await insertConsentLink(ctx, tx, { integrationId: id, validDays: consentLinkDays })
    const { url, expiresAt } = toConsentLink(ctx, link)
    return { result: { app, venueId, url: url ?? '', expiresAt } }
  })
  return { results: results.map(({ result: link, ...rest }) => ({ ...rest, link })) }
}
