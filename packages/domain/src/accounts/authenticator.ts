import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30

/** What every authenticator app understands: SHA-1, six digits, thirty seconds (RFC 6238). */
const parameters = { issuer: 'Reco Collector', algorithm: 'SHA1', digits: 6, period: periodSeconds }

/** 160 random bits in base 32, as RFC 4226 recommends. */
export function createAuthenticatorSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an app reads from a QR code. */
export function authenticatorUri(secret: string, account: string): string {
  return new TOTP({ ...parameters, label: account, secret: Secret.fromBase32(secret) }).toString()
}

/** The time step whose code this is: the present one or one beside it, for clocks that differ. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const totp = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) })
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code.replace(' ', ''), timestamp, window: 1 })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}
