import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import { attemptLifeMs, referenceOf, sealAttempt } from './consent-attempt.ts'
import { findUsableLink } from './find-usable-link.ts'
import { OwnerProblemError } from './owner-problem.ts'
import { recordConsentFailure } from './record-consent-failure.ts'

/**
 * The owner opens the link: makes an attempt for this browser and says where to send it. Consumes nothing, so a mail scanner does
 * no harm; only a real navigation (`isNavigation`) is remembered as an opening.
 * @throws OwnerProblemError
 */
export async function startConsent({
  ctx,
  input,
}: {
  ctx: Context
  input: { token: string; redirectUriOf: (app: string) => string; isNavigation: boolean }
}): Promise<{ authorizationUrl: URL; reference: string; sealedAttempt: string }> {
  const link = await findUsableLink(ctx.db.prisma, hashToken(input.token))
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
  const attempt = {
    app: link.app,
    linkId: link.id,
    integrationId: link.integration_id,
    state,
    codeVerifier,
    expiresAt: ctx.now().getTime() + attemptLifeMs,
  }
  return { authorizationUrl, reference: referenceOf(state), sealedAttempt: sealAttempt(ctx.vault, attempt) }
}

async function recordOpening(ctx: Context, link: { id: string; integration_id: string; opened: boolean }) {
  await ctx.db.prisma.$transaction(async tx => {
    const { count } = await tx.consentLink.updateMany({
      where: { id: link.id, openedAt: null },
      data: { openedAt: ctx.now() },
    })
    const event = { integrationId: link.integration_id, data: { linkId: link.id } }
    if (count > 0) await recordEvent(tx, ctx, { type: 'consent_link.opened', ...event })
    await recordEvent(tx, ctx, { type: 'consent.started', ...event })
  })
}
