import { randomBytes, randomUUID } from 'node:crypto'
import { createTestDb } from '@collector/db/testing'
import type { InvoicePage, Provider, ProviderInvoice } from '@collector/providers'
import { accessTokenPlace, refreshTokenPlace } from '../src/connections/token-places.ts'
import type { Context } from '../src/context.ts'
import { createThrottle, createVault } from '../src/index.ts'
import { insertSync } from '../src/sync/request-sync.ts'

/** A company's books, served page by page as a provider does; `fail` makes the next calls reject. */
export interface Books {
  invoices: ProviderInvoice[]
  quarantined: InvoicePage['quarantined']
  pageSize: number
  /** Called before each page; may throw. */
  beforePage: (page: number, accessToken: string) => void | Promise<void>
  refresh: () => Promise<string>
  asked: { page: number; from: string; to: string }[]
}

/** A connected integration over a real database, with books instead of a provider. */
export async function createSyncHarness() {
  const db = await createTestDb()
  const books = emptyBooks()
  let now = new Date('2026-11-24T12:00:00Z')
  const jobs: string[] = []
  const vault = createVault([{ id: 'test', bytes: randomBytes(32) }])
  const ctx: Context = {
    db,
    vault,
    jobs: { enqueueSync: async (_tx, { syncId }) => void jobs.push(syncId) },
    throttle: createThrottle(db),
    providers: { visma: providerOf(books) },
    simulatedApps: [],
    publicUrl: 'http://localhost',
    now: () => now,
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
    connect,
    setNow: (instant: string) => {
      now = new Date(instant)
    },
    requestRun: async (integrationId: string): Promise<string> => {
      const sync = await db.prisma.$transaction(tx =>
        insertSync(ctx, tx, { integrationId, trigger: 'manual' }),
      )
      if (!sync) throw new Error('a run is active already')
      return sync.id
    },
    /** Empty books and an empty database. */
    reset: async () => {
      Object.assign(books, emptyBooks())
      jobs.length = 0
      await db.prisma.event.deleteMany()
      await db.prisma.integration.deleteMany()
    },
  }
}

const emptyBooks = (): Books => ({
  invoices: [],
  quarantined: [],
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
    amount: '1250.50',
    currency: 'SEK',
    isCredit: false,
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
    refresh: async () => ({
      accessToken: await books.refresh(),
      expiresInSeconds: 3600,
      refreshToken: undefined,
      scopes: undefined,
    }),
    async fetchInvoicePage({ accessToken, page, window }) {
      books.asked.push({ page, ...window })
      await books.beforePage(page, accessToken)
      const start = (page - 1) * books.pageSize
      return {
        invoices: books.invoices.slice(start, start + books.pageSize),
        quarantined: page === 1 ? books.quarantined : [],
        total: books.invoices.length,
        hasMore: start + books.pageSize < books.invoices.length,
      }
    },
  }
}
