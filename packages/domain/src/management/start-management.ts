import { type BegunAttempt, beginAttempt } from '../consents/begin-attempt.ts'
import { OwnerProblemError } from '../consents/owner-problem.ts'
import { countGuesses } from '../consents/start-consent.ts'
import type { Context } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { findManagedLink } from './find-managed-link.ts'

/**
 * Somebody with a used link wants to manage what it connected: makes an attempt for this browser to log in at the
 * provider. The link alone opens nothing, and nothing is written.
 * @throws OwnerProblemError when it leads nowhere, DomainError rate_limited for guesses
 */
export async function startManagement({
  ctx,
  input,
}: {
  ctx: Context
  input: { token: string; redirectUriOf: (app: string) => string }
}): Promise<BegunAttempt> {
  const link = await countGuesses(ctx, () =>
    findManagedLink(ctx.db.prisma, { tokenHash: hashToken(input.token) }),
  )
  const { redirectUriOf } = input
  return beginAttempt(ctx, link, { purpose: 'manage', redirectUriOf }).catch(error => {
    throw error instanceof OwnerProblemError ? error : new OwnerProblemError('provider_unavailable', link.app)
  })
}
