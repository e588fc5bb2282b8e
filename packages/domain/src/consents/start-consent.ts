import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import { attemptLifeMs, referenceOf, sealAttempt } from './consent-attempt.ts'
import { findUsableLink, type UsableLink } from './find-usable-link.ts'
import { OwnerProblemError } from './owner-problem.ts'
import { recordConsentFailure } from './record-consent-failure.ts'

/**
 * Attempts of one link that are written down in an hour: whoever reloads it all day does not fill the
 * history.
 */
const rememberedStarts = 30
const hourMs = 60 * 60_000

/**
 * The owner opens the link: makes an attempt for this browser and says where to send it. Consumes nothing, so
 * a mail scanner does no harm; only a real navigation (`isNavigation`) is remembered.
 * @throws OwnerProblemError when it leads nowhere, DomainError rate_limited for guesses
 */
export async function startConsent({
  ctx,
  input,
}: {
  ctx: Context
  input: { token: string; redirectUriOf: (app: string) => string; isNavigation: boolean }
}): Promise<{ authorizationUrl: URL; reference: string; sealedAttempt: string }> {
  const link = await findLink(ctx, input.token)
  if (input.isNavigation) await recordOpening(ctx, link)
  const provider = ctx.providers[link.app]
  if (!provider) throw new OwnerProblemError('app_not_configured', link.app)

  const state = createSecretToken()
  const codeVerifier = createSecretToken()
  const redirectUri = input.redirectUriOf(link.app)
  const authorizationUrl = await provider
    .authorizationUrl({ redirectUri, state, codeVerifier })
    .catch(async error => {
      if (input.isNavigation) await recordConsentFailure(ctx, link, error)
      throw new OwnerProblemError('provider_unavailable', link.app)
    })
  if (input.isNavigation) await recordStart(ctx, link)
  const attempt = {
    app: link.app,
    linkId: link.id,
    integrationId: link.integrationId,
    state,
    codeVerifier,
    expiresAt: ctx.now().getTime() + attemptLifeMs,
  }
  return { authorizationUrl, reference: referenceOf(state), sealedAttempt: sealAttempt(ctx.vault, attempt) }
}

/** A token that was never ours counts as a guess. */
async function findLink(ctx: Context, token: string): Promise<UsableLink> {
  try {
    return await findUsableLink(ctx.db.prisma, { tokenHash: hashToken(token) })
  } catch (error) {
    const isGuess = error instanceof OwnerProblemError && error.problem === 'link_unknown'
    if (isGuess) await ctx.throttle.countLinkGuess(ctx.address ?? '')
    throw error
  }
}

async function recordOpening(ctx: Context, { id, integrationId }: UsableLink): Promise<void> {
  await ctx.db.prisma.$transaction(async tx => {
    const { count } = await tx.consentLink.updateMany({
      where: { id, openedAt: null },
      data: { openedAt: ctx.now() },
    })
    if (count > 0)
      await recordEvent(tx, ctx, { type: 'consent_link.opened', integrationId, data: { linkId: id } })
  })
}

async function recordStart(ctx: Context, { id, integrationId }: UsableLink): Promise<void> {
  const since = new Date(ctx.now().getTime() - hourMs)
  const { prisma } = ctx.db
  const recent = await prisma.event.count({
    where: {
      integrationId,
      type: 'consent.started',
      createdAt: { gt: since },
      data: { path: ['linkId'], equals: id },
    },
  })
  if (recent < rememberedStarts)
    await recordEvent(prisma, ctx, { type: 'consent.started', integrationId, data: { linkId: id } })
}
