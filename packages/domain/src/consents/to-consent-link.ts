import { ConsentFailure, type ConsentLink, rolePermissions } from '@collector/contracts'
import type { ConsentLink as StoredLink } from '@collector/db'
import type { Context } from '../context.ts'
import { linkUrl } from './link-url.ts'

/** What of a link is shown, or decides about it. */
export type ShownLink = Omit<StoredLink, 'integrationId' | 'tokenHash' | 'createdById'>

/** A consent link as the contract shows it; its URL is readable for as long as it works. */
export function toConsentLink(ctx: Context, link: ShownLink): ConsentLink {
  const state = stateOf(link, ctx.now())
  return {
    id: link.id,
    url: state === 'active' && link.tokenSealed && maySeeUrl(ctx) ? linkUrl(ctx, link) : null,
    state,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    openedAt: link.openedAt?.toISOString() ?? null,
    lastFailure:
      link.lastFailure && link.lastFailureAt
        ? { reason: ConsentFailure.parse(link.lastFailure), at: link.lastFailureAt.toISOString() }
        : null,
  }
}

function stateOf(link: ShownLink, now: Date): ConsentLink['state'] {
  if (link.usedAt) return 'used'
  if (link.revokedAt) return 'revoked'
  return link.expiresAt <= now ? 'expired' : 'active'
}

/** Whoever has the URL can connect a company: it is for those who handle links. */
function maySeeUrl({ actor }: Context): boolean {
  return actor.kind === 'user' && rolePermissions[actor.role].includes('consent-links:manage')
}
