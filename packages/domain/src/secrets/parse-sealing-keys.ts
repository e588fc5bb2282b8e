import type { SealingKey } from './vault.ts'

export class SealingKeyError extends Error {
  override name = 'SealingKeyError'
}

/**
 * Reads `ENCRYPTION_KEYS`: `id:base64` pairs separated by commas, the first seals. A key is 32 random bytes;
 * short, repetitive, counted or typed ones are refused. No message holds a byte of a key.
 */
export function parseSealingKeys(text: string): [SealingKey, ...SealingKey[]] {
  const keys = text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
    .map(parseKey)
  const [first, ...rest] = keys
  if (!first) throw new SealingKeyError('holds no key')
  if (new Set(keys.map(key => key.id)).size !== keys.length)
    throw new SealingKeyError('names one key id twice')
  return [first, ...rest]
}

function parseKey(part: string, index: number): SealingKey {
  const which = `key ${index + 1}`
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(part)
  if (!match?.[1] || !match[2]) throw new SealingKeyError(`${which} is not of the form id:base64`)
  const bytes = Buffer.from(match[2], 'base64')
  if (bytes.length !== 32) throw new SealingKeyError(`${which} has ${bytes.length} bytes and needs 32`)
  if (isWellKnown(bytes)) throw new SealingKeyError(`${which} is not random`)
  return { id: match[1], bytes }
}

/**
 * 32 random bytes have fewer than 16 different ones, only text, or a constant step once in more than 10^9
 * tries.
 */
function isWellKnown(bytes: Buffer): boolean {
  const steps = new Set(bytes.subarray(1).map((byte, i) => byte - (bytes[i] ?? 0)))
  const isText = bytes.every(byte => byte >= 0x20 && byte < 0x7f)
  return new Set(bytes).size < 16 || steps.size === 1 || isText
}
