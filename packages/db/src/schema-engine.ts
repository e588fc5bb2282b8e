import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import type { Connection } from './create-db.ts'
import { type Migration, migrationsDir } from './migrations-folder.ts'

export const noFilters = { externalTables: [], externalEnums: [] }

export interface EngineConfig {
  connection: Connection
  /** Where the engine replays the migrations to compare them; only `diff` needs it. */
  shadow?: Connection
}

/**
 * Prisma's own schema engine in WebAssembly, working over the given connection only. Every statement runs
 * under a savepoint, so the engine may be used inside a transaction and still probe for missing tables.
 */
export async function createSchemaEngine({ connection, shadow }: EngineConfig): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await loadEngine()
  return await Engine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: async () => await adapterOver(connection),
      connectToShadowDb: async () => {
        if (!shadow) throw new Error('This schema engine has no shadow database.')
        return await adapterOver(shadow)
      },
    }),
  )
}

/** Migrations in the form in which the engine takes them. */
export function toMigrationList(migrations: Migration[], baseDir: string = migrationsDir): MigrationList {
  return {
    baseDir,
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

type EngineModule = typeof import('@prisma/schema-engine-wasm')
let engineModule: Promise<EngineModule> | undefined

async function loadEngine(): Promise<EngineModule> {
  engineModule ??= instantiateEngine()
  return await engineModule
}

interface EngineBindings extends EngineModule {
  __wbg_set_wasm(exports: unknown): void
}

/** What is needed of it: its types come with the DOM's, which do not belong on a server. */
interface WebAssemblyLoader {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

/** The package's own entry imports its .wasm as a module, which Node does only behind a flag. */
async function instantiateEngine(): Promise<EngineModule> {
  const entry = '@prisma/schema-engine-wasm/schema_engine_bg'
  const bindings = (await import(entry)) as EngineBindings
  const folder = path.dirname(createRequire(import.meta.url).resolve(entry))
  // The cast: Node has WebAssembly, but its types come with the DOM's (see WebAssemblyLoader).
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyLoader }
  const { instance } = await WebAssembly.instantiate(
    await readFile(path.join(folder, 'schema_engine_bg.wasm')),
    { './schema_engine_bg.js': bindings },
  )
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings
}

async function adapterOver(connection: Connection): Promise<SqlDriverAdapter> {
  const pool = new SavepointPool(connection)
  const adapter = await new PrismaPg(pool).connect()
  // Prisma's adapter splits scripts at every semicolon, also inside strings and functions.
  adapter.executeScript = async script => {
    await pool.query(script).catch((error: pg.DatabaseError) => {
      const { code = 'unknown', severity = 'ERROR', message, detail, column, hint } = error
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
    })
  }
  adapter.dispose = async () => {}
  return adapter
}

/** A pool that is one connection which somebody else owns. */
class SavepointPool extends pg.Pool {
  readonly #connection: Connection

  constructor(connection: Connection) {
    super({ max: 1 })
    this.#connection = connection
  }

  // The cast: pg declares overloads with callbacks, which Prisma's adapter does not call.
  override query = (async (config: pg.QueryConfig | string) => {
    await this.#connection.query('SAVEPOINT statement')
    try {
      return withoutInternalChar(await this.#connection.query(config as string))
    } catch (error) {
      await this.#connection.query('ROLLBACK TO SAVEPOINT statement')
      throw error
    } finally {
      await this.#connection.query('RELEASE SAVEPOINT statement')
    }
  }) as unknown as pg.Pool['query']
}

const internalChar = 18
const { TEXT } = pg.types.builtins

/** The engine reads PostgreSQL's catalogue, whose one-byte `"char"` Prisma's adapter does not know. */
function withoutInternalChar<T extends pg.QueryResult | pg.QueryResult[]>(result: T): T {
  // A script of several statements has several results; nobody reads them.
  if (Array.isArray(result)) return result
  for (const field of result.fields) if (field.dataTypeID === internalChar) field.dataTypeID = TEXT
  return result
}
