import type { Context } from '../context.ts'
import { createSecretToken } from '../secrets/secret-token.ts'
import { attemptLifeMs, type ConsentAttempt, referenceOf, sealAttempt } from './consent-attempt.ts'
import type { UsableLink } from './find-usable-link.ts'
import { OwnerProblemError } from './owner-problem.ts'

/** Where a browser is sent, and what it keeps meanwhile. */
export interface BegunAttempt {
  authorizationUrl: URL
  reference: string
  sealedAttempt: string
}

/**
 * Makes an attempt for one browser. Writes nothing. @throws ProviderError when the provider does not answer,
 * OwnerProblemError app_not_configured
 */
export async function beginAttempt(
  ctx: Context,
  link: UsableLink,
  { purpose, redirectUriOf }: Pick<ConsentAttempt, 'purpose'> & { redirectUriOf: (app: string) => string },
): Promise<BegunAttempt> {
  const { app, id: linkId, integrationId, serviceAccount } = link
  const provider = ctx.providers[app]
  if (!provider) throw new OwnerProblemError('app_not_configured', app)
  const state = createSecretToken()
  const codeVerifier = createSecretToken()
  const redirectUri = redirectUriOf(app)
  const authorizationUrl = await provider.authorizationUrl({
    redirectUri,
    state,
    codeVerifier,
    serviceAccount,
  })
  const expiresAt = ctx.now().getTime() + attemptLifeMs
  const attempt = { app, purpose, linkId, integrationId, state, codeVerifier, serviceAccount, expiresAt }
  return { authorizationUrl, reference: referenceOf(state), sealedAttempt: sealAttempt(ctx.vault, attempt) }
}
