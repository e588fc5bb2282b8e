import type { App } from '@collector/contracts'
import { ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { refreshTokenPlace } from './token-places.ts'

/**
 * Withdraws at the provider a grant that is no longer stored here. A provider that does not answer keeps a
 * grant that nobody holds; the history says so.
 */
export async function revokeGrant(
  ctx: Context,
  grant: { app: App; connection: { integrationId: string; refreshTokenSealed: Uint8Array | null } },
): Promise<void> {
  const { integrationId, refreshTokenSealed } = grant.connection
  const provider = ctx.providers[grant.app]
  if (!provider || !refreshTokenSealed) return
  const outcome = await provider
    .revoke(ctx.vault.open(refreshTokenSealed, refreshTokenPlace(integrationId)))
    .then(() => 'revoked')
    .catch(error => {
      ctx.log.warn(
        { integrationId, code: error instanceof ProviderError ? error.code : 'unknown' },
        'grant not revoked',
      )
      return 'not_revoked'
    })
  await recordEvent(ctx.db.prisma, ctx, { type: 'connection.revoked', integrationId, data: { outcome } })
}
