import type { Db } from '@collector/db'
import { SealingKeyError } from './parse-sealing-keys.ts'
import type { Vault } from './vault.ts'

/**
 * Refuses to work on a database that was written with other keys: every key that ever sealed something here
 * must be at hand and be the same one. Remembers the current key, and looks again: of two fresh starts with
 * different keys one finds the other's proof.
 */
export async function checkSealingKeys(db: Db, vault: Vault): Promise<void> {
  await checkProofs(db, vault)
  const id = vault.currentKeyId
  const proof = vault.seal('proof', placeOf(id))
  await db.prisma.sealingKey.createMany({ data: { id, proof }, skipDuplicates: true })
  await checkProofs(db, vault)
}

async function checkProofs(db: Db, vault: Vault): Promise<void> {
  for (const key of await db.prisma.sealingKey.findMany()) {
    if (!vault.keyIds.includes(key.id)) {
      throw new SealingKeyError(`lacks key "${key.id}", which this database was written with`)
    }
    try {
      vault.open(key.proof, placeOf(key.id))
    } catch (cause) {
      throw new SealingKeyError(`holds another key "${key.id}" than this database was written with`, {
        cause,
      })
    }
  }
}

const placeOf = (keyId: string) => ({ table: 'sealing_keys', row: keyId, column: 'proof' })
