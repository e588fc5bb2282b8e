import { App } from '@collector/contracts'
import { z } from 'zod'
import { hashToken } from '../secrets/secret-token.ts'
import type { Vault } from '../secrets/vault.ts'

/** How long an owner may take at the provider. */
export const attemptLifeMs = 10 * 60_000

/** How long the outcome can be read in the browser that made the attempt. */
export const resultLifeMs = 30 * 60_000

/** After this an attempt without an outcome has been interrupted. */
export const workingLimitMs = 3 * 60_000

/**
 * How often in an hour one link's starts, and failures to start, are written down, and its attempts come back: whoever
 * has the link neither fills the history nor asks the provider for tokens without end.
 */
export const timesAnHour = 30

/** When the hour began that counts. */
export const hourBefore = (now: Date) => new Date(now.getTime() - 60 * 60_000)

/** One walk to the provider and back; it lives in a sealed cookie of the browser that began it. */
const ConsentAttempt = z.strictObject({
  app: App,
  /** What the walk is for. */
  purpose: z.enum(['connect', 'manage']).default('connect'),
  linkId: z.uuid(),
  integrationId: z.uuid(),
  state: z.string().length(43),
  codeVerifier: z.string().length(43),
  serviceAccount: z.boolean(),
  expiresAt: z.number(),
})
export type ConsentAttempt = z.infer<typeof ConsentAttempt>

/**
 * A short public name of an attempt: it names the cookie, the result page, and the attempt towards support.
 */
export function referenceOf(state: string): string {
  return Buffer.from(hashToken(state)).toString('base64url').slice(0, 16)
}

/** Seals an attempt for the cookie of that reference. */
export function sealAttempt(vault: Vault, attempt: ConsentAttempt): string {
  const envelope = vault.seal(JSON.stringify(attempt), placeOf(referenceOf(attempt.state)))
  return Buffer.from(envelope).toString('base64url')
}

/** Opens what `sealAttempt` made; undefined when it is missing, changed, or of another reference. */
export function openAttempt(
  vault: Vault,
  sealed: string | undefined,
  reference: string,
): ConsentAttempt | undefined {
  if (!sealed) return undefined
  try {
    const attempt = JSON.parse(vault.open(Buffer.from(sealed, 'base64url'), placeOf(reference)))
    return ConsentAttempt.parse(attempt)
  } catch {
    return undefined
  }
}

/** What a browser's attempt is for, as far as it can be told. */
export function purposeOf(
  ctx: { vault: Vault },
  sealed: string | undefined,
  reference: string,
): ConsentAttempt['purpose'] {
  return openAttempt(ctx.vault, sealed, reference)?.purpose ?? 'connect'
}

const placeOf = (reference: string) => ({ table: 'cookies', row: reference, column: 'consent_attempt' })
