import { randomBytes, randomUUID } from 'node:crypto'
import { createTestDb, forgetEvents } from '@collector/db/testing'
import type { InvoicePage, Provider, ProviderInvoice } from '@collector/providers'
import { accessTokenPlace, refreshTokenPlace } from '../src/connections/token-places.ts'
import type { Context } from '../src/context.ts'
import { createRequestTurns, createThrottle, createVault } from '../src/index.ts'
import type { SyncJobOptions } from '../src/job-queue.ts'
import { insertSync } from '../src/sync/request-sync.ts'

/** A company's books, served page by page as a provider does; `fail` makes the next calls reject. */
export interface Books {
  invoices: ProviderInvoice[]
  quarantined: InvoicePage['quarantined']
  unwanted: string[]
  /** How many the provider says there are, when those that are not wanted count as well. */
  listed: number | undefined
  pageSize: number
  /** Called before each page; may throw. */
  beforePage: (page: number, accessToken: string) => void | Promise<void>
  refresh: () => Promise<string>
  asked: { page: number; from: string; to: string; changedSince: Date | null }[]
}

/** A connected integration over a real database, with books instead of a provider. */
export async function createSyncHarness() {
  const db = await createTestDb()
  const books = emptyBooks()
  let now = new Date('2026-11-24T12:00:00Z')
  const jobs: ({ syncId: string } & SyncJobOptions)[] = []
  const slept: number[] = []
  const vault = createVault([{ id: 'test', bytes: randomBytes(32) }])
  const ctx: Context = {
    db,
    vault,
    jobs: {
      enqueueSync: async (_tx, { syncId }, options) => void jobs.push({ syncId, ...options }),
      findLostSyncs: async tx => {
        const active = await tx.sync.findMany({ where: { activeFor: { not: null } } })
        const lost = active.filter(({ id }) => jobs.every(({ syncId }) => syncId !== id))
        return lost.map(({ id, trigger }) => ({ syncId: id, trigger }))
      },
      enqueueRevocation: async () => {},
      enqueueMail: async () => {},
      enqueuePasswordReset: async () => {},
    },
    throttle: createThrottle(db),
    requestTurns: createRequestTurns(db),
    providers: { visma: providerOf(books) },
    simulatedApps: [],
    publicUrl: 'http://localhost',
    sessionLimits: { idleMs: 60_000, absoluteMs: 600_000 },
    invoiceRetentionDays: 90,
    now: () => now,
    random: () => 0,
    sleep: async ms => void slept.push(ms),
    log: { info() {}, warn() {}, error() {} },
    actor: { kind: 'system' },
    address: null,
  }

  async function connect(daysBack = 30): Promise<string> {
    const { id } = await db.prisma.integration.create({
      data: { app: 'visma', name: 'Salong', venueId: 'salong', daysBack, status: 'connected' },
    })
    await db.prisma.connection.create({
      data: {
        integrationId: id,
        companyId: 'SE1',
        companyName: 'Salong AB',
        companyCurrency: 'SEK',
        scopes: [],
        accessTokenSealed: vault.seal('first', accessTokenPlace(id)),
        accessTokenExpiresAt: new Date(now.getTime() + 3_600_000),
        refreshTokenSealed: vault.seal('refresh', refreshTokenPlace(id)),
        connectedAt: now,
      },
    })
    return id
  }

  return {
    db,
    ctx,
    books,
    jobs,
    slept,
    connect,
    setNow: (instant: string) => {
      now = new Date(instant)
    },
    requestRun: async (
      integrationId: string,
      run: { trigger?: 'manual' | 'schedule'; acceptMissing?: boolean } = {},
    ): Promise<string> => {
      const sync = await db.prisma.$transaction(tx =>
        insertSync(ctx, tx, { integrationId, trigger: 'manual', ...run }),
      )
      if (!sync) throw new Error('a run is active already')
      return sync.id
    },
    /** Empty books and an empty database. */
    reset: async () => {
      Object.assign(books, emptyBooks())
      jobs.length = 0
      slept.length = 0
      await db.prisma.requestTurn.deleteMany()
      await db.prisma.providerOutage.deleteMany()
      await forgetEvents(db)
      await db.prisma.integration.deleteMany()
    },
  }
}

const emptyBooks = (): Books => ({
  invoices: [],
  quarantined: [],
  unwanted: [],
  listed: undefined,
  pageSize: 100,
  beforePage: () => {},
  refresh: async () => 'renewed',
  asked: [],
})

/** An invoice with everything ordinary but what is given. */
export function invoice(values: Partial<ProviderInvoice> = {}): ProviderInvoice {
  return {
    externalId: randomUUID(),
    number: '1',
    invoiceDate: '2026-11-20',
    dueDate: null,
    customerNumber: '7',
    customerName: 'Åsa "Kund" 🙂',
    customerIsPerson: true,
    emails: ['asa@kund.example', 'faktura@kund.example'],
    phone: '+46701234567',
    amount: '1250.50',
    currency: 'SEK',
    isCredit: false,
    isCancelled: false,
    paymentState: 'unpaid',
    modifiedAt: new Date('2026-11-20T10:00:00Z'),
    ...values,
  }
}

function providerOf(books: Books): Provider {
  const unused = async (): Promise<never> => {
    throw new Error('not part of fetching')
  }
  return {
    app: 'visma',
    scopes: [],
    authorizationUrl: unused,
    exchangeCode: unused,
    revoke: unused,
    readCompany: unused,
    rateLimit: { requests: 600, periodMs: 60_000, per: 'resource' },
    renew: async () => ({
      accessToken: await books.refresh(),
      expiresInSeconds: 3600,
      refreshToken: undefined,
      scopes: undefined,
    }),
    openInvoices: ({ window, changedSince }, around) => ({
      async fetchPage(accessToken, cursor) {
        const page = Number(cursor ?? 1)
        books.asked.push({ page, ...window, changedSince })
        const url = new URL(`http://books.example/invoices?page=${page}`)
        await around({ method: 'GET', resource: 'invoices', url }, async () =>
          books.beforePage(page, accessToken),
        )
        const start = (page - 1) * books.pageSize
        const isLast = start + books.pageSize >= books.invoices.length
        return {
          invoices: books.invoices.slice(start, start + books.pageSize),
          quarantined: page === 1 ? books.quarantined : [],
          unwanted: books.unwanted,
          total: books.listed ?? books.invoices.length,
          next: isLast ? null : String(page + 1),
        }
      },
    }),
  }
}
