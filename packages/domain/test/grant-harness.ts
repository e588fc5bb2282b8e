import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDb } from '@collector/db/testing'
import { createVismaProvider, type Provider } from '@collector/providers'
import { createVismaSimulator } from '@collector/simulators'
import { connect } from '../../simulators/test/user-agent.ts'
import { getAccessToken } from '../src/connections/get-access-token.ts'
import { accessTokenPlace, refreshTokenPlace } from '../src/connections/token-places.ts'
import type { Context } from '../src/context.ts'
import {
  createRequestTurns,
  createThrottle,
  createVault,
  type RevocationJob,
  revokeGrant,
} from '../src/index.ts'
import { insertSync } from '../src/sync/request-sync.ts'

/** A real database and a real Visma simulator, with integrations that hold real grants. */
export async function createGrantHarness() {
  const db = await createTestDb()
  let offsetMs = 0
  const now = () => new Date(Date.now() + offsetMs)
  const visma = await createVismaSimulator({ now })
  const [client] = visma.clients
  if (!client) throw new Error('the simulator has no client')
  const newProvider = (): Provider =>
    createVismaProvider({ ...client, identityUrl: visma.identityUrl, apiUrl: visma.apiUrl }, now)
  const vault = createVault([{ id: 'test', bytes: randomBytes(32) }])
  const log: string[] = []
  const write = (facts: object, message: string) => void log.push(`${message} ${JSON.stringify(facts)}`)
  const revocations: RevocationJob[] = []
  const ctx: Context = {
    db,
    vault,
    jobs: {
      enqueueSync: async () => {},
      findLostSyncs: async () => [],
      enqueueRevocation: async (_tx, job) => void revocations.push(job),
      enqueueMail: async () => {},
      enqueuePasswordReset: async () => {},
    },
    throttle: createThrottle(db),
    requestTurns: createRequestTurns(db),
    providers: { visma: newProvider() },
    simulatedApps: [],
    publicUrl: 'http://localhost',
    sessionLimits: { idleMs: 60_000, absoluteMs: 600_000 },
    invoiceRetentionDays: 90,
    now,
    random: Math.random,
    sleep,
    log: { info: write, warn: write, error: write },
    actor: { kind: 'system' },
    address: null,
  }
  /** Each stands for a process: it has discovered and cached on its own. */
  const providers = [newProvider(), newProvider(), newProvider(), newProvider()]

  return {
    db,
    ctx,
    visma,
    client,
    log,
    advance: (ms: number) => {
      offsetMs += ms
    },
    /** An integration with a fresh grant of Björks Salong AB. */
    connect: async (): Promise<string> => {
      const tokens = await connect(visma)
      const { id } = await db.prisma.integration.create({
        data: { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 30, status: 'connected' },
      })
      await db.prisma.connection.create({
        data: {
          integrationId: id,
          companyId: 'SE1',
          companyName: 'Björks Salong AB',
          companyCurrency: 'SEK',
          scopes: [],
          accessTokenSealed: vault.seal(tokens['access_token'] ?? '', accessTokenPlace(id)),
          accessTokenExpiresAt: new Date(now().getTime() + 3_600_000),
          refreshTokenSealed: vault.seal(tokens['refresh_token'] ?? '', refreshTokenPlace(id)),
          connectedAt: now(),
        },
      })
      return id
    },
    /** What one caller in the process of that number gets. */
    tokenFor: (id: string, process = 0, staleToken?: string, caller = ctx) =>
      getAccessToken(caller, providers[process % providers.length] as Provider, id, staleToken),
    /** Whether Visma's API takes it now. */
    isAccepted: async (accessToken: string) => {
      const headers = { authorization: `Bearer ${accessToken}` }
      const { status } = await fetch(`${visma.apiUrl}/v2/companysettings`, { headers })
      return status === 200
    },
    storedRefreshToken: async (id: string) => {
      const row = await db.prisma.connection.findUniqueOrThrow({ where: { integrationId: id } })
      return vault.open(row.refreshTokenSealed ?? new Uint8Array(), refreshTokenPlace(id))
    },
    requestRun: async (integrationId: string): Promise<string> => {
      const sync = await db.prisma.$transaction(tx =>
        insertSync(ctx, tx, { integrationId, trigger: 'schedule' }),
      )
      if (!sync) throw new Error('a run is active already')
      return sync.id
    },
    /** Carries out what was queued for withdrawal. */
    revokeQueued: async (worker = ctx) => {
      for (const input of revocations.splice(0)) await revokeGrant({ ctx: worker, input })
    },
    refreshes: () =>
      visma.requestsTo('/connect/token').filter(({ form }) => form?.['grant_type'] === 'refresh_token'),
    close: async () => {
      await visma.close()
      await db.close()
    },
  }
}
