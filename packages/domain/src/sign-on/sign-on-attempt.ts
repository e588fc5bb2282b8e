import { z } from 'zod'
import type { Vault } from '../secrets/vault.ts'

/** How long somebody may take at the provider. */
export const signOnLifeMs = 10 * 60_000

/** One walk to the provider and back; it lives in a sealed cookie of the browser that began it. */
const SignOnAttempt = z.strictObject({
  state: z.string().length(43),
  nonce: z.string().length(43),
  codeVerifier: z.string().length(43),
  freshLogin: z.boolean(),
  /** Where the person wanted to go. */
  next: z.string(),
  /** The login that the browser had, which the new one replaces; the way back does not carry its cookie. */
  formerToken: z.string().optional(),
  expiresAt: z.number(),
})
export type SignOnAttempt = z.infer<typeof SignOnAttempt>

const place = { table: 'cookies', row: 'sign-on', column: 'sign_on_attempt' }

export function sealSignOn(vault: Vault, attempt: SignOnAttempt): string {
  return Buffer.from(vault.seal(JSON.stringify(attempt), place)).toString('base64url')
}

/** Opens what `sealSignOn` made; undefined when it is missing, changed or too old. */
export function openSignOn(vault: Vault, sealed: string | undefined, now: Date): SignOnAttempt | undefined {
  if (!sealed) return undefined
  try {
    const attempt = SignOnAttempt.parse(JSON.parse(vault.open(Buffer.from(sealed, 'base64url'), place)))
    return attempt.expiresAt > now.getTime() ? attempt : undefined
  } catch {
    return undefined
  }
}
