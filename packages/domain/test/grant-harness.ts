import { randomBytes } from 'node:crypto'
import { createTestDb } from '@collector/db/testing'
import { createVismaProvider, type Provider } from '@collector/providers'
import { createVismaSimulator } from '@collector/simulators'
import { connect } from '../../simulators/test/user-agent.ts'
import { getAccessToken } from '../src/connections/get-access-token.ts'
import { accessTokenPlace, refreshTokenPlace } from '../src/connections/token-places.ts'
import type { Context } from '../src/context.ts'
import { createThrottle, createVault } from '../src/index.ts'
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
  const ctx: Context = {
    db,
    vault,
    jobs: { enqueueSync: async () => {} },
    throttle: createThrottle(db),
    providers: { visma: newProvider() },
    simulatedApps: [],
    publicUrl: 'http://localhost',
    now,
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
    tokenFor: (id: string, process = 0, staleToken?: string) =>
      getAccessToken(ctx, providers[process % providers.length] as Provider, id, staleToken),
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
    refreshes: () =>
      visma.requestsTo('/connect/token').filter(({ form }) => form?.['grant_type'] === 'refresh_token'),
    close: async () => {
      await visma.close()
      await db.close()
    },
  }
}
