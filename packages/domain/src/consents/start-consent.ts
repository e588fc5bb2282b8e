import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { type BegunAttempt, beginAttempt } from './begin-attempt.ts'
import { hourBefore, timesAnHour } from './consent-attempt.ts'
import { findUsableLink, type UsableLink } from './find-usable-link.ts'
import { OwnerProblemError } from './owner-problem.ts'
import { recordConsentFailure } from './record-consent-failure.ts'

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
}): Promise<BegunAttempt> {
  const link = await countGuesses(ctx, () =>
    findUsableLink(ctx.db.prisma, { tokenHash: hashToken(input.token) }),
  )
  if (input.isNavigation) await recordOpening(ctx, link)
  const { isNavigation, redirectUriOf } = input
  const attempt = await beginAttempt(ctx, link, { purpose: 'connect', redirectUriOf }).catch(async error => {
    if (error instanceof OwnerProblemError) throw error
    if (isNavigation && (await isRare(ctx, link, 'consent.failed')))
      await recordConsentFailure(ctx, link, error)
    throw new OwnerProblemError('provider_unavailable', link.app)
  })
  if (isNavigation && (await isRare(ctx, link, 'consent.started'))) await recordStart(ctx, link)
  return attempt
}

/** A token that was never ours counts as a guess. */
export async function countGuesses<Link>(ctx: Context, find: () => Promise<Link>): Promise<Link> {
  try {
    return await find()
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
  await recordEvent(ctx.db.prisma, ctx, { type: 'consent.started', integrationId, data: { linkId: id } })
}

/** Whoever reloads a link all day does not fill the history. */
async function isRare(
  ctx: Context,
  { id, integrationId }: UsableLink,
  type: 'consent.started' | 'consent.failed',
): Promise<boolean> {
  const createdAt = { gt: hourBefore(ctx.now()) }
  const data = { path: ['linkId'], equals: id }
  return (await ctx.db.prisma.event.count({ where: { integrationId, type, createdAt, data } })) < timesAnHour
}
