import type { Context } from '../context.ts'
import { createSecretToken } from '../secrets/secret-token.ts'
import { sealSignOn, signOnLifeMs } from './sign-on-attempt.ts'
import { SignOnError } from './single-sign-on.ts'

/**
 * Begins a login at the organisation's provider: makes an attempt for this browser and says where to send it.
 * Writes nothing. @throws SignOnError
 */
export async function startSignOn({
  ctx,
  input,
}: {
  ctx: Context
  input: { redirectUri: string; next: string; freshLogin: boolean; formerToken?: string | undefined }
}): Promise<{ authorizationUrl: URL; sealedAttempt: string }> {
  if (!ctx.singleSignOn) throw new SignOnError('unavailable')
  const { redirectUri, ...wanted } = input
  const attempt = {
    ...wanted,
    state: createSecretToken(),
    nonce: createSecretToken(),
    codeVerifier: createSecretToken(),
    expiresAt: ctx.now().getTime() + signOnLifeMs,
  }
  const authorizationUrl = await ctx.singleSignOn.authorizationUrl({ ...attempt, redirectUri })
  return { authorizationUrl, sealedAttempt: sealSignOn(ctx.vault, attempt) }
}
