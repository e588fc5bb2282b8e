import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A sealing key: a short id, kept in every envelope, and 32 bytes. */
export interface SealingKey {
  id: string
  bytes: Uint8Array
}

/** Where a secret lives. An envelope opens at no other place. */
export interface SecretPlace {
  table: string
  row: string
  column: string
}

/** Seals secrets for one place each. */
export interface Vault {
  readonly currentKeyId: string
  readonly keyIds: readonly string[]
  seal(secret: string, place: SecretPlace): Uint8Array<ArrayBuffer>
  /** @throws {VaultError} when the envelope was changed or moved, {MissingKeyError} when its key is not at hand. */
  open(envelope: Uint8Array, place: SecretPlace): string
}

export class VaultError extends Error {
  override name = 'VaultError'
}

/** The envelope may well open in a process that has the key it was sealed with. */
export class MissingKeyError extends VaultError {
  override name = 'MissingKeyError'
}

const version = 1
const nonceBytes = 12
const tagBytes = 16

/**
 * A vault over AES-256-GCM. Envelope: version, length of the key id, key id, nonce of 96 random bits,
 * ciphertext, tag of 128 bits; the place and the head are associated data. The first key seals, all of them
 * open.
 */
export function createVault(keys: readonly [SealingKey, ...SealingKey[]]): Vault {
  const byId = new Map(keys.map(key => [key.id, key.bytes]))
  const current = keys[0]

  return {
    currentKeyId: current.id,
    keyIds: [...byId.keys()],

    seal(secret, place) {
      const head = envelopeHead(current.id)
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce, { authTagLength: tagBytes })
      cipher.setAAD(associatedData(head, place))
      const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return new Uint8Array(Buffer.concat([head, nonce, ciphertext, cipher.getAuthTag()]))
    },

    open(envelope, place) {
      const bytes = Buffer.from(envelope)
      const headBytes = 2 + (bytes[1] ?? 0)
      if (bytes[0] !== version || bytes.length < headBytes + nonceBytes + tagBytes)
        throw new VaultError('not an envelope')
      const head = bytes.subarray(0, headBytes)
      const key = byId.get(keyIdOf(bytes))
      if (!key) throw new MissingKeyError('sealed with a key that is not configured')
      const nonce = bytes.subarray(headBytes, headBytes + nonceBytes)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      decipher.setAAD(associatedData(head, place))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        const ciphertext = bytes.subarray(headBytes + nonceBytes, -tagBytes)
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new VaultError('does not open here', { cause })
      }
    },
  }
}

/** How every envelope of a key begins: version, length of the key id, key id. */
export function envelopeHead(keyId: string): Uint8Array<ArrayBuffer> {
  const id = Buffer.from(keyId)
  return new Uint8Array([version, id.length, ...id])
}

/** The key an envelope says it was sealed with. */
export function keyIdOf(envelope: Uint8Array): string {
  return Buffer.from(envelope.subarray(2, 2 + (envelope[1] ?? 0))).toString()
}

function associatedData(head: Uint8Array, place: SecretPlace): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([place.table, place.row, place.column]))])
}
