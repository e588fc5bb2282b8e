import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDb, type Db } from '@collector/db'
import { createFromTemplate, createTestDb, testServerUrl } from '@collector/db/testing'
import type { Context, Dependencies } from '@collector/domain'
import {
  createFortnoxSimulator,
  createVismaSimulator,
  type FortnoxSimulator,
  type FortnoxSimulatorOptions,
  type VismaSimulator,
  type VismaSimulatorOptions,
} from '@collector/simulators'
import { compose } from '../../../src/compose.ts'
import { databaseOf, readConfig } from '../../../src/config.ts'
import { createLogger } from '../../../src/http/logger.ts'

/** Both simulators, and a database for processes of the product. */
export interface Plant extends AsyncDisposable {
  visma: VismaSimulator
  fortnox: FortnoxSimulator
  /** What a process is started with. */
  environmentOf(name: string): Record<string, string>
  /** Opens the database, and everything the verbs need. An embedded one must belong to no process then. */
  open(): Promise<Inside>
}

/** The product from inside: what its verbs need, in this process. */
export interface Inside extends AsyncDisposable {
  db: Db
  ctx: Context
  deps: Dependencies
}

export interface PlantOptions {
  visma?: VismaSimulatorOptions
  fortnox?: FortnoxSimulatorOptions
  /**
   * A PostgreSQL server, `directory`: one process after the other has an embedded database there, or `memory`: the
   * test alone has one.
   */
  on?: string
}

/** Companies with customers and without invoices, for the tests to add them. */
export const companyNames = ['Björks Salong AB', 'Norrlunda Bygg AB', 'Lindgrens Måleri'] as const

const emptyCompanies = () => companyNames.map(name => ({ name, invoices: 0, customers: 40 }))

export async function startPlant({
  visma,
  fortnox,
  on = testServerUrl ?? 'memory',
}: PlantOptions = {}): Promise<Plant> {
  const simulators = {
    visma: await createVismaSimulator({ companies: emptyCompanies(), ...visma }),
    fortnox: await createFortnoxSimulator({ companies: emptyCompanies(), ...fortnox }),
  }
  const place =
    on === 'memory' ? memory : on === 'directory' ? await ownDirectory() : await sharedDatabase(on)
  const environment = {
    ...environmentFor(simulators),
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
  }
  return {
    ...simulators,
    environmentOf: name => ({ ...environment, ...place.environmentOf(name) }),
    open: () => inside({ ...environment, ...place.environmentOf('test') }, on),
    async [Symbol.asyncDispose]() {
      await simulators.visma.close()
      await simulators.fortnox.close()
      await place.remove()
    },
  }
}

/** What makes a process talk to the simulators. */
function environmentFor({ visma, fortnox }: Pick<Plant, 'visma' | 'fortnox'>) {
  const [vismaClient] = visma.clients
  const [fortnoxClient] = fortnox.clients
  if (!vismaClient || !fortnoxClient) throw new Error('a simulator has no client')
  return {
    VISMA_CLIENT_ID: vismaClient.clientId,
    VISMA_CLIENT_SECRET: vismaClient.clientSecret,
    VISMA_IDENTITY_URL: visma.identityUrl,
    VISMA_API_URL: visma.apiUrl,
    FORTNOX_CLIENT_ID: fortnoxClient.clientId,
    FORTNOX_CLIENT_SECRET: fortnoxClient.clientSecret,
    FORTNOX_OAUTH_URL: fortnox.oauthUrl,
    FORTNOX_API_URL: fortnox.apiUrl,
  }
}

interface Place {
  environmentOf(name: string): Record<string, string>
  remove(): Promise<void>
}

const memory: Place = { environmentOf: () => ({}), remove: async () => {} }

async function ownDirectory(): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), 'collector-faults-'))
  return {
    environmentOf: () => ({ DATA_DIR: directory }),
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

/** Every connection bears the name of its process, so that `pg_stat_activity` tells whose it is. */
async function sharedDatabase(serverUrl: string): Promise<Place> {
  const { databaseUrl, drop } = await createFromTemplate(serverUrl)
  return {
    environmentOf: name => ({ DATABASE_URL: `${databaseUrl}?application_name=${name}` }),
    remove: drop,
  }
}

async function inside(environment: Record<string, string>, on: string): Promise<Inside> {
  const config = readConfig(environment)
  const log = createLogger('silent')
  const db = on === 'memory' ? await createTestDb() : await createDb(databaseOf(config))
  const { deps, close } = await compose(config, { log, db, worker: false })
  return {
    db,
    deps,
    ctx: { ...deps, actor: { kind: 'system' }, address: null },
    [Symbol.asyncDispose]: close,
  }
}
