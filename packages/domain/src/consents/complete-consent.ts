import type { App, ConsentFailure } from '@collector/contracts'
import { type Provider, type ProviderCompany, ProviderError, type Tokens } from '@collector/providers'
import type { Context } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { type ConsentAttempt, openAttempt, referenceOf } from './consent-attempt.ts'
import { findUsableLink } from './find-usable-link.ts'
import { OwnerProblemError } from './owner-problem.ts'
import { ConsentFailureError, recordConsentFailure } from './record-consent-failure.ts'
import { storeConnection } from './store-connection.ts'

/**
 * The provider has redirected back: claims the attempt once, trades the code, reads which company it is and
 * stores the connection. An attempt that was claimed always ends with an outcome.
 * @throws OwnerProblemError when the redirect does not belong to an attempt of this browser
 */
export async function completeConsent({
  ctx,
  input,
}: {
  ctx: Context
  input: {
    app: string
    state: string
    parameters: URLSearchParams
    redirectUri: string
    sealedAttemptOf: (reference: string) => string | undefined
  }
}): Promise<{ reference: string; outcome: 'connected' | ConsentFailure }> {
  const reference = referenceOf(input.state)
  const attempt = openAttempt(ctx.vault, input.sealedAttemptOf(reference), reference)
  if (!attempt || attempt.state !== input.state || attempt.app !== input.app)
    throw new OwnerProblemError('other_browser')
  if (attempt.expiresAt <= ctx.now().getTime()) throw new OwnerProblemError('attempt_expired', attempt.app)
  await claimAttempt(ctx, attempt)

  const link = { id: attempt.linkId, integrationId: attempt.integrationId }
  const outcome = await connect(ctx, attempt, input)
    .then(() => 'connected' as const)
    .catch(error => recordConsentFailure(ctx, link, error, hashToken(attempt.state)))
  return { reference, outcome }
}

async function claimAttempt(ctx: Context, attempt: ConsentAttempt): Promise<void> {
  const { count } = await ctx.db.prisma.consentAttempt.createMany({
    data: { stateHash: hashToken(attempt.state), linkId: attempt.linkId, createdAt: ctx.now() },
    skipDuplicates: true,
  })
  if (count === 0) throw new OwnerProblemError('already_handled', attempt.app)
}

async function connect(
  ctx: Context,
  attempt: ConsentAttempt,
  input: { parameters: URLSearchParams; redirectUri: string },
): Promise<void> {
  const provider = providerOf(ctx, attempt.app)
  await findUsableLink(ctx.db.prisma, { id: attempt.linkId })
  const tokens = await provider.exchangeCode({
    redirectUri: input.redirectUri,
    state: attempt.state,
    codeVerifier: attempt.codeVerifier,
    parameters: input.parameters,
  })
  try {
    const company = await identify(provider, tokens)
    await storeConnection(ctx, { attempt, tokens, company })
  } catch (error) {
    await giveBack(ctx, provider, tokens)
    throw error
  }
}

function providerOf(ctx: Context, app: App): Provider {
  const provider = ctx.providers[app]
  if (!provider) throw new ConsentFailureError('configuration')
  return provider
}

/** Without a refresh token a grant would be dead within the hour, whatever scopes the answer names. */
async function identify(provider: Provider, tokens: Tokens): Promise<ProviderCompany> {
  const granted = tokens.scopes
  const isComplete = !granted || provider.scopes.every(scope => granted.includes(scope))
  if (!isComplete || !tokens.refreshToken) throw new ProviderError('scope_missing')
  return provider.readCompany(tokens.accessToken)
}

/**
 * A grant that will not be kept is withdrawn; if the provider does not answer, nobody holds its tokens
 * anyway.
 */
async function giveBack(ctx: Context, provider: Provider, tokens: Tokens): Promise<void> {
  if (!tokens.refreshToken) return
  await provider
    .revoke(tokens.refreshToken)
    .catch(() => ctx.log.warn({ app: provider.app }, 'unused grant not revoked'))
}
