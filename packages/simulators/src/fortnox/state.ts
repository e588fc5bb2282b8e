import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { swedishDay } from '../data/calendar.ts'
import { openStateFile, type State } from '../state/open-state.ts'
import { createDefaultClient, type FortnoxSimulatorClient } from './clients.ts'

const clientSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  redirectUris: z.array(z.string()),
  scopes: z.array(z.string()),
  allowsServiceAccount: z.boolean(),
  bought: z.boolean(),
})

const grantSchema = z.object({
  companyId: z.string(),
  tenantId: z.number(),
  /** The e-mail address of the one who approved. */
  accountId: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  accountType: z.enum(['personal', 'service']),
  createdAtMs: z.number(),
  revokedAtMs: z.number().nullable(),
})

const codeSchema = z.object({
  grantId: z.string(),
  /** Null when the authorization request left it to the registration. */
  redirectUri: z.string().nullable(),
  offline: z.boolean(),
  challenge: z.object({ value: z.string(), method: z.string() }).nullable(),
  expiresAtMs: z.number(),
  usedAtMs: z.number().nullable(),
})

const refreshTokenSchema = z.object({
  grantId: z.string(),
  lifetimeSeconds: z.number(),
  expiresAtMs: z.number(),
  usedAtMs: z.number().nullable(),
  revokedAtMs: z.number().nullable(),
})

const stateSchema = z.object({
  version: z.literal(1),
  /** The day on which the history of invoices ends. */
  anchorDay: z.number(),
  signingKey: z.string(),
  clients: z.array(clientSchema),
  grants: z.record(z.string(), grantSchema),
  codes: z.record(z.string(), codeSchema),
  refreshTokens: z.record(z.string(), refreshTokenSchema),
  /** Who is signed in, by the value of the session cookie. */
  sessions: z.record(z.string(), z.object({ accountId: z.string() })),
})

export type FortnoxGrant = z.infer<typeof grantSchema>
export type FortnoxCode = z.infer<typeof codeSchema>
type FortnoxStateData = z.infer<typeof stateSchema>

export type FortnoxState = State<FortnoxStateData>

/** Takes up the stored state, or makes a fresh one with a new key. */
export function openState(options: {
  path: string | undefined
  clients: readonly FortnoxSimulatorClient[] | undefined
  now: () => Date
}): Promise<FortnoxState> {
  return openStateFile({
    ...options,
    schema: stateSchema,
    fresh: () => freshState(options.now()),
    defaultClient: createDefaultClient,
  })
}

function freshState(now: Date): FortnoxStateData {
  return {
    version: 1,
    anchorDay: swedishDay(now),
    signingKey: randomBytes(32).toString('base64url'),
    clients: [],
    grants: {},
    codes: {},
    refreshTokens: {},
    sessions: {},
  }
}
