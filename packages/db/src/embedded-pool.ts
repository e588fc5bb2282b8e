import { EventEmitter } from 'node:events'
import { type PGlite, types as pgliteTypes, type Results } from '@electric-sql/pglite'
import pg from 'pg'

export interface QueryConfig {
  text: string
  values?: unknown[]
  rowMode?: 'array'
  types?: Pick<typeof pg.types, 'getTypeParser'>
}

type Release = () => void

/**
 * Values stay text for pg's (or Prisma's) parsers. An open PGlite has hundreds of its own, one for each array
 * type, and copies them for every statement; those of its base types it would use even if they were missing.
 */
const keepText = Object.fromEntries(
  Object.keys(pgliteTypes.parsers).map(oid => [oid, (text: string) => text]),
)

/**
 * PGlite behind the interface of `pg.Pool`, so that Prisma's own PostgreSQL adapter, error mapping and
 * type parsing serve both engines. The pool has the one connection PGlite has: whoever holds it
 * (a transaction) makes the others wait, at most `acquireTimeoutMs`.
 */
export class EmbeddedPool extends pg.Pool {
  readonly #pglite: PGlite
  readonly #acquireTimeoutMs: number
  readonly #close: () => Promise<void>
  readonly #waiting: ((release: Release) => void)[] = []
  #busy = false
  #isEnded = false

  /** `close` is what becomes of PGlite when the pool ends. */
  constructor(
    pglite: PGlite,
    {
      acquireTimeoutMs,
      close = () => pglite.close(),
    }: { acquireTimeoutMs: number; close?: () => Promise<void> },
  ) {
    super({ max: 1 })
    this.#pglite = pglite
    this.#close = close
    this.#pglite.parsers = { ...keepText }
    this.#acquireTimeoutMs = acquireTimeoutMs
  }

  /** Runs `use` while nobody else can reach PGlite; a failure leaves no open transaction behind. */
  async exclusive<T>(use: (pglite: PGlite) => Promise<T>): Promise<T> {
    const release = await this.#acquire()
    try {
      return await use(this.#pglite)
    } catch (error) {
      await this.#rollback()
      throw withoutParameters(error)
    } finally {
      release()
    }
  }

  // The three casts: pg declares overloads with callbacks, which neither Prisma nor we call.
  override connect = (async () => {
    const release = await this.#acquire()
    const end = async (isBroken: boolean) => {
      if (isBroken) await this.#rollback()
      release()
    }
    return new EmbeddedClient(this.#pglite, end)
  }) as unknown as pg.Pool['connect']

  override query = (async (query: string | QueryConfig, values?: unknown[]) =>
    await this.exclusive(
      async pglite => await runQuery(pglite, toConfig(query, values)),
    )) as unknown as pg.Pool['query']

  override end = (async () => {
    if (this.#isEnded) return
    const release = await this.#acquire()
    this.#isEnded = true
    await this.#close().finally(release)
  }) as unknown as pg.Pool['end']

  async #rollback(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.exec('ROLLBACK')
  }

  async #acquire(): Promise<Release> {
    const release = await this.#turn()
    if (!this.#isEnded) return release
    release()
    throw new Error('The embedded database is closed.')
  }

  async #turn(): Promise<Release> {
    if (!this.#busy) {
      this.#busy = true
      return this.#releaser()
    }
    return await new Promise((resolve, reject) => {
      const waiter = (release: Release) => {
        clearTimeout(timer)
        resolve(release)
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        reject(
          new Error(
            `The embedded database was busy for ${this.#acquireTimeoutMs} ms. It has one connection: inside a transaction use only the transaction's client.`,
          ),
        )
      }, this.#acquireTimeoutMs)
      this.#waiting.push(waiter)
    })
  }

  #releaser(): Release {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      const next = this.#waiting.shift()
      if (next) next(this.#releaser())
      else this.#busy = false
    }
  }
}

/** What `pool.connect()` gives: the connection until `release()`. */
class EmbeddedClient extends EventEmitter {
  readonly #pglite: PGlite
  readonly #end: (isBroken: boolean) => Promise<void>
  #isBroken = false
  #isReleased = false

  constructor(pglite: PGlite, end: (isBroken: boolean) => Promise<void>) {
    super()
    this.#pglite = pglite
    this.#end = end
  }

  async query(query: string | QueryConfig, values?: unknown[]) {
    if (this.#isReleased) throw new Error('This connection was released already.')
    try {
      return await runQuery(this.#pglite, toConfig(query, values))
    } catch (error) {
      this.#isBroken = true
      throw withoutParameters(error)
    }
  }

  release(error?: Error | boolean): void {
    if (this.#isReleased) return
    this.#isReleased = true
    void this.#end(this.#isBroken || Boolean(error))
  }
}

function toConfig(query: string | QueryConfig, values?: unknown[]): QueryConfig {
  return typeof query === 'string' ? { text: query, ...(values && { values }) } : query
}

async function runQuery(pglite: PGlite, { text, values, rowMode, types = pg.types }: QueryConfig) {
  const options = { rowMode: 'array' as const }
  const results = values?.length
    ? [await pglite.query(text, values, options)]
    : await pglite.exec(text, options)
  const parsed = results.map(result => toPgResult(result as Results<unknown[]>, rowMode, types))
  return parsed.length === 1 ? parsed[0] : parsed
}

function toPgResult(
  { rows, fields, affectedRows }: Results<unknown[]>,
  rowMode: QueryConfig['rowMode'],
  types: Pick<typeof pg.types, 'getTypeParser'>,
) {
  const parsers = fields.map(field => types.getTypeParser(field.dataTypeID, 'text'))
  const parsed = rows.map(row =>
    row.map((text, column) => (text === null ? null : parsers[column]?.(text as string))),
  )
  return {
    fields,
    rows:
      rowMode === 'array'
        ? parsed
        : parsed.map(row => Object.fromEntries(row.map((value, column) => [fields[column]?.name, value]))),
    rowCount: affectedRows || rows.length,
  }
}

/** PGlite hangs the statement's parameters on its errors, which would carry secrets into logs. */
function withoutParameters(error: unknown): unknown {
  if (error instanceof Error) {
    for (const key of ['query', 'params', 'queryOptions']) Reflect.deleteProperty(error, key)
  }
  return error
}
