import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { swedishDay } from '../data/calendar.ts'
import { withStoredRedirectUris } from '../state/redirect-uris.ts'
import type { StateFile } from '../state/state-file.ts'
import { createDefaultClient, type VismaSimulatorClient } from './clients.ts'

const clientSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  redirectUris: z.array(z.string()),
  refreshTokens: z.enum(['rotating', 'reusable']),
  kind: z.enum(['sandbox', 'production']),
})

const grantSchema = z.object({
  companyId: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  createdAtMs: z.number(),
  revokedAtMs: z.number().nullable(),
})

const entrySchema = z.object({
  payload: z.record(z.string(), z.unknown()),
  expiresAtMs: z.number().nullable(),
})

const stateSchema = z.object({
  version: z.literal(1),
  /** The day on which the history of invoices ends. */
  anchorDay: z.number(),
  cookieKeys: z.array(z.string()),
  signingKey: z.record(z.string(), z.unknown()),
  clients: z.array(clientSchema),
  grants: z.record(z.string(), grantSchema),
  /** What the OAuth library keeps, by model and id. */
  models: z.record(z.string(), z.record(z.string(), entrySchema)),
})

export type VismaGrant = z.infer<typeof grantSchema>
type VismaStateData = z.infer<typeof stateSchema>

export interface VismaState {
  readonly data: VismaStateData
  /** Resolves when what is in memory now is on disk. */
  save(): Promise<void>
}

/** Takes up the stored state, or makes a fresh one with new keys. */
export async function openState(options: {
  file: StateFile
  clients: readonly VismaSimulatorClient[] | undefined
  now: () => Date
}): Promise<VismaState> {
  const stored = await options.file.read()
  const data = stored === undefined ? await freshState(options.now()) : stateSchema.parse(stored)
  if (options.clients)
    data.clients = options.clients.map(client => withStoredRedirectUris(client, data.clients))
  else if (data.clients.length === 0) data.clients = [createDefaultClient()]

  const save = () => options.file.write(() => data)
  await save()
  return { data, save }
}

async function freshState(now: Date): Promise<VismaStateData> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = randomBytes(20).toString('hex').toUpperCase()
  return {
    version: 1,
    anchorDay: swedishDay(now),
    cookieKeys: [randomBytes(32).toString('base64url')],
    signingKey: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' },
    clients: [],
    grants: {},
    models: {},
  }
}
