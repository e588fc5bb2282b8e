import type { SecretPlace } from '../secrets/vault.ts'

/** Where the secret of a person's authenticator app is stored. */
export function secondFactorPlace(userId: string): SecretPlace {
  return { table: 'second_factors', row: userId, column: 'secret_sealed' }
}
