import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { swedishDay } from '../data/calendar.ts'
import { openStateFile, type State } from '../state/open-state.ts'
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

/** A private RSA key as a JSON Web Key. */
const signingKeySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
})

const stateSchema = z.object({
  version: z.literal(1),
  /** The day on which the history of invoices ends. */
  anchorDay: z.number(),
  cookieKeys: z.array(z.string()),
  signingKey: signingKeySchema,
  clients: z.array(clientSchema),
  grants: z.record(z.string(), grantSchema),
  /** What the OAuth library keeps, by model and id. */
  models: z.record(z.string(), z.record(z.string(), entrySchema)),
})

export type VismaGrant = z.infer<typeof grantSchema>
type VismaStateData = z.infer<typeof stateSchema>

export type VismaState = State<VismaStateData>

/** Takes up the stored state, or makes a fresh one with new keys. */
export function openState(options: {
  path: string | undefined
  clients: readonly VismaSimulatorClient[] | undefined
  now: () => Date
}): Promise<VismaState> {
  return openStateFile({
    ...options,
    schema: stateSchema,
    fresh: () => freshState(options.now()),
    defaultClient: createDefaultClient,
  })
}

async function freshState(now: Date): Promise<VismaStateData> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = randomBytes(20).toString('hex').toUpperCase()
  return {
    version: 1,
    anchorDay: swedishDay(now),
    cookieKeys: [randomBytes(32).toString('base64url')],
    signingKey: signingKeySchema.parse({
      ...(await exportJWK(privateKey)),
      kid,
      alg: 'RS256',
      use: 'sig',
    }),
    clients: [],
    grants: {},
    models: {},
  }
}
