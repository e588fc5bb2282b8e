import { randomBytes, randomUUID } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { Db } from '@collector/db'
import { createTestDb } from '@collector/db/testing'
import { accessTokenPlace, refreshTokenPlace } from '../src/connections/token-places.ts'
import { checkSealingKeys, createVault } from '../src/index.ts'
import { type SealedValue, sealedColumns } from '../src/secrets/sealed-values.ts'
import { keyIdOf, type Vault } from '../src/secrets/vault.ts'

export const oldKey = { id: 'old', bytes: randomBytes(32) }
export const newKey = { id: 'new', bytes: randomBytes(32) }

export const before = createVault([oldKey])
export const during = createVault([newKey, oldKey])
export const after = createVault([newKey])

/** A database that processes with the old key have filled, and that one with both has begun to work on. */
export async function createRotationDb(integrations: number) {
  const db = await createTestDb()
  await checkSealingKeys(db, before)
  await seedSealed(db, before, integrations)
  await checkSealingKeys(db, during)
  return db
}

/**
 * Integrations with everything that is sealed: two tokens, two held ones, a link's, a revocation's, a mail's and a
 * second factor's.
 */
export async function seedSealed(db: Db, vault: Vault, integrations: number): Promise<void> {
  const ids = Array.from({ length: integrations }, () => randomUUID())
  const [app, companyCurrency] = ['visma', 'SEK'] as const
  const soon = new Date(Date.now() + 3_600_000)
  const seal = (table: string, row: string, column: string) =>
    vault.seal(`${column} of ${row} in ${table}`, { table, row, column })
  const grant = (table: string, integrationId: string) => ({
    integrationId,
    companyId: 'SE1',
    companyName: 'Salong',
    companyCurrency,
    serviceAccount: false,
    scopes: [],
    accessTokenSealed: seal(table, integrationId, 'access_token_sealed'),
    accessTokenExpiresAt: soon,
    refreshTokenSealed: seal(table, integrationId, 'refresh_token_sealed'),
  })
  await db.prisma.integration.createMany({
    data: ids.map(id => ({ id, app, name: 'Salong', venueId: 'salong', daysBack: 30 })),
  })
  await db.prisma.connection.createMany({
    data: ids.map(id => ({ ...grant('connections', id), connectedAt: new Date() })),
  })
  await db.prisma.heldConnection.createMany({
    data: ids.map(id => ({ ...grant('held_connections', id), heldAt: new Date() })),
  })
  await db.prisma.consentLink.createMany({
    data: ids.flatMap(integrationId => {
      const [id, deadId] = [randomUUID(), randomUUID()]
      const link = { integrationId, expiresAt: soon }
      return [
        { ...link, id, tokenHash: randomBytes(32), tokenSealed: seal('consent_links', id, 'token_sealed') },
        { ...link, id: deadId, tokenHash: randomBytes(32), tokenSealed: null },
      ]
    }),
  })
  await db.prisma.revocation.createMany({
    data: ids.map(integrationId => {
      const id = randomUUID()
      const refreshTokenSealed = seal('revocations', id, 'refresh_token_sealed')
      return { id, integrationId, app, serviceAccount: false, refreshTokenSealed }
    }),
  })
  await db.prisma.mail.createMany({
    data: ids.map(integrationId => {
      const id = randomUUID()
      const mail = { kind: 'consent_link', recipient: 'eva@salong.example', language: 'sv' } as const
      return { ...mail, id, integrationId, dataSealed: seal('mails', id, 'data_sealed') }
    }),
  })
  const users = ids.map(() => randomUUID())
  await db.prisma.user.createMany({
    data: users.map(id => ({ id, email: `${id}@reco.example`, name: 'Kim' })),
  })
  await db.prisma.secondFactor.createMany({
    data: users.map(userId => ({
      userId,
      secretSealed: seal('second_factors', userId, 'secret_sealed'),
      codeSalt: '',
    })),
  })
}

/** The same database as it is over a network: something happens between any two statements. */
export function slowly(db: Db, between: () => Promise<unknown> = () => letOthersWork()): Db {
  const prisma = db.prisma.$extends({
    query: {
      async $allOperations({ args, query }) {
        await between()
        return query(args)
      },
    },
  })
  return { ...db, prisma: prisma as unknown as Db['prisma'] }
}

/** Every sealed value of the database. */
export async function readSealed(db: Db): Promise<SealedValue[]> {
  const values: SealedValue[] = []
  for (const sealed of sealedColumns) {
    const { table, column, rowColumn } = sealed
    const text = `SELECT ${rowColumn}::text AS row, ${column} AS envelope FROM ${table} WHERE ${column} IS NOT NULL`
    const { rows } = await db.queryable.query({ text })
    values.push(...rows.map(row => ({ ...sealed, ...(row as Pick<SealedValue, 'row' | 'envelope'>) })))
  }
  return values
}

/** What every sealed value holds, by its place. @throws VaultError when one does not open */
export async function openSealed(db: Db, vault: Vault): Promise<Map<string, string>> {
  const values = await readSealed(db)
  return new Map(
    values.map(value => [`${value.table}.${value.column} ${value.row}`, vault.open(value.envelope, value)]),
  )
}

/** How many values each key has sealed. */
export async function countByKey(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { envelope } of await readSealed(db)) {
    const keyId = keyIdOf(envelope)
    counts[keyId] = (counts[keyId] ?? 0) + 1
  }
  return counts
}

interface Tokens {
  accessToken: string
  refreshToken: string
}

/** Stores fresh tokens as a refresh does: read, then written under the next version. Returns the former ones. */
export async function refresh(db: Db, vault: Vault, id: string, tokens: Tokens): Promise<Tokens> {
  const read = await db.prisma.connection.findUniqueOrThrow({ where: { integrationId: id } })
  await db.prisma.connection.update({
    where: { integrationId: id, tokenVersion: read.tokenVersion },
    data: {
      accessTokenSealed: vault.seal(tokens.accessToken, accessTokenPlace(id)),
      refreshTokenSealed: vault.seal(tokens.refreshToken, refreshTokenPlace(id)),
      tokenVersion: { increment: 1 },
    },
  })
  return {
    accessToken: vault.open(read.accessTokenSealed, accessTokenPlace(id)),
    refreshToken: vault.open(read.refreshTokenSealed ?? new Uint8Array(), refreshTokenPlace(id)),
  }
}
