import type { App } from '@collector/contracts'
import { type Provider, type ProviderCompany, ProviderError, type Tokens } from '@collector/providers'
import { keepTrying } from '../connections/keep-trying.ts'
import { queueRevocation } from '../connections/revoke-grant.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { findManagedLink } from '../management/find-managed-link.ts'
import { verifyOwner } from '../management/verify-owner.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { emptyCallRecord, recordedCalls } from '../sync/provider-calls.ts'
import { type ConsentAttempt, hourBefore, openAttempt, referenceOf, timesAnHour } from './consent-attempt.ts'
import { findUsableLink } from './find-usable-link.ts'
import { OwnerProblemError } from './owner-problem.ts'
import { ConsentFailureError, recordConsentFailure } from './record-consent-failure.ts'
import { storeConnection } from './store-connection.ts'

/** How long the owner waits for a database that is away while an unwanted grant is to be withdrawn. */
const giveBackLimitMs = 10_000

/** What an attempt says whose grant is, or was, kept here. */
const keptOutcomes = ['connected', 'company_mismatch', 'undone', 'verified']

/**
 * The provider has redirected back: claims the attempt once, trades the code, reads which company it is and
 * stores the connection, or lets a browser manage the one there is. An attempt that was claimed always ends with
 * an outcome.
 * @throws OwnerProblemError when the redirect does not belong to an attempt of this browser, DomainError rate_limited
 * when too many came through this link
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
}): Promise<void> {
  const reference = referenceOf(input.state)
  const attempt = openAttempt(ctx.vault, input.sealedAttemptOf(reference), reference)
  if (!attempt || attempt.state !== input.state || attempt.app !== input.app)
    throw new OwnerProblemError('other_browser')
  if (attempt.expiresAt <= ctx.now().getTime()) throw new OwnerProblemError('attempt_expired', attempt.app)
  await claimAttempt(ctx, attempt)

  const link = { id: attempt.linkId, integrationId: attempt.integrationId, purpose: attempt.purpose }
  await connect(ctx, attempt, input).catch(error =>
    recordConsentFailure(ctx, link, error, hashToken(attempt.state)),
  )
}

/** Claims an attempt once, and no more of one link than so many in an hour: the rest stay unclaimed. */
async function claimAttempt(ctx: Context, attempt: ConsentAttempt): Promise<void> {
  const { app, linkId, integrationId, purpose } = attempt
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const { count } = await tx.consentAttempt.createMany({
      data: { stateHash: hashToken(attempt.state), linkId, purpose, createdAt: ctx.now() },
      skipDuplicates: true,
    })
    if (count === 0) throw new OwnerProblemError('already_handled', app)
    const recent = { linkId, createdAt: { gt: hourBefore(ctx.now()) } }
    if ((await tx.consentAttempt.count({ where: recent })) > timesAnHour)
      throw new DomainError('rate_limited')
  })
}

async function connect(
  ctx: Context,
  attempt: ConsentAttempt,
  input: { parameters: URLSearchParams; redirectUri: string },
): Promise<void> {
  const provider = providerOf(ctx, attempt.app)
  const isManaging = attempt.purpose === 'manage'
  await (isManaging ? findManagedLink : findUsableLink)(ctx.db.prisma, { id: attempt.linkId })
  const { state, codeVerifier, serviceAccount } = attempt
  const { redirectUri, parameters } = input
  const tokens = await provider.exchangeCode({
    redirectUri,
    state,
    codeVerifier,
    serviceAccount,
    parameters,
  })
  let company: ProviderCompany | undefined
  try {
    company = await identify(ctx, provider, attempt.integrationId, tokens)
    await (isManaging ? verifyOwner : storeConnection)(ctx, attempt, { tokens, company, serviceAccount })
  } catch (error) {
    const isKept = await keepTrying(ctx, giveBackLimitMs, () => giveBack(ctx, attempt, tokens, company))
    if (!isKept) throw error
    ctx.log.warn({ integrationId: attempt.integrationId, err: error }, 'consent stored after all')
  }
}

function providerOf(ctx: Context, app: App): Provider {
  const provider = ctx.providers[app]
  if (!provider) throw new ConsentFailureError('configuration')
  return provider
}

/** Without a refresh token a grant would be dead within the hour, whatever scopes the answer names. */
async function identify(
  ctx: Context,
  provider: Provider,
  integrationId: string,
  tokens: Tokens,
): Promise<ProviderCompany> {
  const granted = tokens.scopes
  const isComplete = !granted || provider.scopes.every(scope => granted.includes(scope))
  if (!isComplete || !tokens.refreshToken) throw new ProviderError('scope_missing')
  // A reconnect takes turns with the fetches of the company it most likely is.
  const former = await ctx.db.prisma.connection.findUnique({ where: { integrationId } })
  const around = recordedCalls(ctx, provider, former?.companyId ?? null, emptyCallRecord())
  return provider.readCompany(tokens.accessToken, around)
}

/**
 * Withdraws a grant that will not be kept, and returns false. One that was stored, by a transaction whose answer was
 * lost, is left alone: true.
 */
async function giveBack(
  ctx: Context,
  { app, integrationId, serviceAccount, state }: ConsentAttempt,
  tokens: Tokens,
  company: ProviderCompany | undefined,
): Promise<boolean> {
  const companyId = company?.id ?? null
  const refreshToken = tokens.refreshToken ?? null
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const attempt = await tx.consentAttempt.findUnique({ where: { stateHash: hashToken(state) } })
    if (keptOutcomes.includes(attempt?.outcome ?? '')) return true
    await queueRevocation(ctx, tx, { app, integrationId, companyId, serviceAccount, refreshToken })
    return false
  })
}
