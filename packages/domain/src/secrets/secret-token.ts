import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as 43 base64url characters: session ids, link tokens, states. */
export function createSecretToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored instead of a token. A plain hash is enough for 256 random bits. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
