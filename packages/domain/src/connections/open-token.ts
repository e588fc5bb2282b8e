import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { MissingKeyError, type SecretPlace, VaultError } from '../secrets/vault.ts'

/** Stands for a token that was changed or moved, and that no key will ever open. */
export const unreadable = Symbol('unreadable')

export type OpenedToken = string | null | typeof unreadable

/**
 * A sealed token that is about to be given up; null when there is none. A process that lacks the key, while others
 * get a new one, gives nothing up. @throws DomainError unavailable
 */
export function openToken(ctx: Context, sealed: Uint8Array | null, place: SecretPlace): OpenedToken {
  if (sealed === null) return null
  try {
    return ctx.vault.open(sealed, place)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    ctx.log.error({ ...place, err: error }, 'sealed token does not open')
    if (error instanceof MissingKeyError) throw new DomainError('unavailable', { cause: error })
    return unreadable
  }
}
