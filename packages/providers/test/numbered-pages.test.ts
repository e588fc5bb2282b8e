import { createFortnoxSimulator, createVismaSimulator } from '@collector/simulators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect as connectFortnox } from '../../simulators/test/fortnox-agent.ts'
import { connect as connectVisma } from '../../simulators/test/user-agent.ts'
import { answerTooLarge } from '../src/http.ts'
import { createFortnoxProvider, createVismaProvider, type Provider, ProviderError } from '../src/index.ts'
import { type NumberedPage, readNumberedPage } from '../src/numbered-pages.ts'
import { readAll } from './read-all.ts'

/** A list that a reader pages through while others change it. */
interface LiveList {
  provider: Provider
  accessToken: string
  ids(): string[]
  remove(id: string): void
  /** Adds an invoice that sorts where a removed one was. */
  putBack(id: string): void
  /** Runs before every page of invoices is put together. */
  onPage(listener: () => void): () => void
  close(): Promise<void>
}

async function openVisma(): Promise<LiveList> {
  const visma = await createVismaSimulator({
    behaviour: { maximumPageSize: 20, rateLimit: { requests: 1_000_000, windowSeconds: 60 } },
  })
  const { companies, identityUrl, apiUrl } = visma
  const { id: company } = companies.find('Björks Salong AB')
  const numbers = new Map(companies.invoices(company).map(({ Id, InvoiceNumber }) => [Id, InvoiceNumber]))
  return {
    provider: createVismaProvider({ ...visma.clients[0]!, identityUrl, apiUrl }, () => new Date()),
    accessToken: (await connectVisma(visma))['access_token'] ?? '',
    ids: () => companies.invoices(company).map(({ Id }) => Id),
    remove: id => companies.removeInvoice(company, id),
    putBack: Id => void companies.addInvoice(company, { Id, InvoiceNumber: numbers.get(Id) ?? 0 }),
    onPage: listener => companies.onPage(({ resource }) => resource === 'customerinvoices' && listener()),
    close: visma.close,
  }
}

async function openFortnox(): Promise<LiveList> {
  const fortnox = await createFortnoxSimulator({
    behaviour: {
      maximumLimit: 20,
      limitAboveMaximum: 'clamp',
      rateLimit: { requests: 1_000_000, windowSeconds: 5 },
    },
  })
  const { companies, oauthUrl, apiUrl } = fortnox
  const { id: company } = companies.find('Björks Salong AB')
  return {
    provider: createFortnoxProvider({ ...fortnox.clients[0]!, oauthUrl, apiUrl }, () => new Date()),
    accessToken: (await connectFortnox(fortnox))['access_token'] ?? '',
    ids: () => companies.invoices(company).map(({ DocumentNumber }) => DocumentNumber),
    remove: id => companies.removeInvoice(company, id),
    putBack: DocumentNumber => void companies.addInvoice(company, { DocumentNumber }),
    onPage: listener => companies.onPage(({ resource }) => resource === 'invoices' && listener()),
    close: fortnox.close,
  }
}

/** Numbers in [0, 1) that are the same for each seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

describe.each([
  ['Visma', openVisma],
  ['Fortnox', openFortnox],
])('the list of %s', (_app, open) => {
  let list: LiveList
  beforeAll(async () => {
    list = await open()
  })
  afterAll(() => list.close())

  const readIds = async () => {
    const { invoices } = await readAll(list.provider, list.accessToken)
    return new Set(invoices.map(({ externalId }) => externalId))
  }

  test('RE-13 in run after run with rows that come and go between pages, no row that stayed is missed', async () => {
    const wanted = process.env['DEEP_TESTS'] ? 100 : 30
    const runs = { complete: 0, missed: 0 }
    for (let seed = 1; seed <= wanted; seed += 1) {
      const random = randomFrom(seed)
      const stayed = new Set(list.ids())
      const gone: string[] = []
      const pick = (ids: string[]) => ids[Math.floor(random() * ids.length)]
      const change = () => {
        const removed = random() < 0.3 ? pick(list.ids()) : undefined
        if (removed) {
          list.remove(removed)
          stayed.delete(removed)
          gone.push(removed)
        }
        const returned = random() < 0.3 ? pick(gone) : undefined
        if (returned) list.putBack(gone.splice(gone.indexOf(returned), 1)[0]!)
      }
      const stop = list.onPage(change)
      const seen = await readIds().catch(error => {
        expect(error).toMatchObject({ code: 'malformed_answer' })
        return undefined
      })
      stop()
      for (const id of gone) list.putBack(id)
      if (!seen) continue
      runs.complete += 1
      runs.missed += [...stayed].filter(id => !seen.has(id)).length
    }
    expect(runs.missed).toBe(0)
    expect(runs.complete).toBeGreaterThan(0.8 * wanted)
  }, 60_000)

  test('RE-13 in a list that keeps still, every row comes once', async () => {
    const { invoices } = await readAll(list.provider, list.accessToken)
    const seen = invoices.map(({ externalId }) => externalId)
    expect(seen.toSorted()).toEqual(list.ids().toSorted())
  })
})

type Server = (asked: { page: number; size: number }) => NumberedPage<string>

const rowsOf = ({ page, size }: { page: number; size: number }, total = Number.POSITIVE_INFINITY) => {
  const start = (page - 1) * size
  return Array.from({ length: Math.max(Math.min(size, total - start), 0) }, (_, i) => `row ${start + i}`)
}

/** An honest list of `total` rows. */
const honest =
  (total: number): Server =>
  asked => ({ rows: rowsOf(asked, total), total, totalPages: Math.ceil(total / asked.size) })

/** Reads to the end, or to the error. */
async function drain(server: Server, size = 100) {
  const rows: string[] = []
  let requests = 0
  const fetchRows = async (asked: { page: number; size: number }) => {
    requests += 1
    return server(asked)
  }
  let cursor: string | null = null
  try {
    do {
      const page: Awaited<ReturnType<typeof readNumberedPage<string>>> = await readNumberedPage(cursor, {
        fetchRows,
        size,
        idOf: (row: string) => row,
      })
      rows.push(...page.rows)
      cursor = page.next
    } while (cursor !== null)
    return { rows, requests, error: undefined }
  } catch (error) {
    return { rows, requests, error }
  }
}

const liars: [string, Server][] = [
  [
    'there is always one page more',
    asked => ({ rows: rowsOf(asked), total: 300, totalPages: asked.page + 1 }),
  ],
  [
    'the first page comes again and again',
    asked => ({ rows: rowsOf({ ...asked, page: 1 }), total: 300, totalPages: 3 }),
  ],
  [
    'a page in the middle is empty',
    asked => ({ rows: asked.page === 2 ? [] : rowsOf(asked, 300), total: 300, totalPages: 3 }),
  ],
  ['every page is empty', () => ({ rows: [], total: 300, totalPages: 3 })],
  ['rows have no ids', asked => ({ rows: rowsOf(asked, 300).map(() => ''), total: 300, totalPages: 3 })],
]

test.each(liars)(
  'RE-14 when %s, the reading stops within two pages of what was announced',
  async (_lie, server) => {
    const { error, requests } = await drain(server)
    expect(error).toMatchObject({ code: 'malformed_answer' })
    expect(requests).toBeLessThanOrEqual(5)
  },
)

test.each<[string, Server]>([
  ['the last page is short', asked => ({ ...honest(300)(asked), total: 320 })],
  ['a list shrinks as it is read', asked => honest(asked.page === 1 ? 300 : 150)(asked)],
  [
    'two rows never keep their order',
    asked => ({ ...honest(300)(asked), rows: rowsOf(asked, 300).map(row => `${row} ${Math.random()}`) }),
  ],
])('RE-14 when %s, it is not taken for complete', async (_lie, server) => {
  expect((await drain(server)).error).toMatchObject({ code: 'malformed_answer' })
})

test('RE-14 what a page in the middle leaves out comes with the next', async () => {
  const short: Server = asked => {
    const page = honest(300)(asked)
    return asked.page === 2 ? { ...page, rows: page.rows.slice(0, 50) } : page
  }
  expect(await drain(short)).toMatchObject({ error: undefined, rows: rowsOf({ page: 1, size: 300 }) })
})

test.each([0, 1, 99, 100, 101, 300, 1_234, 10_000])('%i rows come once each, in order', async total => {
  const { rows, requests, error } = await drain(honest(total))
  expect(error).toBeUndefined()
  expect(rows).toEqual(rowsOf({ page: 1, size: total }))
  expect(requests).toBeLessThanOrEqual(Math.max(Math.ceil(total / 80), 1))
})

test('a cursor of another kind stands for the beginning', async () => {
  const list = {
    fetchRows: async (asked: { page: number; size: number }) => honest(250)(asked),
    size: 100,
    idOf: (row: string) => row,
  }
  for (const cursor of ['2', 'again1', '{"page":2}'])
    expect((await readNumberedPage(cursor, list)).rows).toHaveLength(100)
})

test.each([50, 60, 333])(
  'RE-11 answers that hold %i rows at the most are read to the end all the same',
  async fits => {
    const all = Array.from({ length: 1_000 }, (_, i) => String(i))
    const sizes: number[] = []
    const fetchRows = async ({
      page,
      size,
    }: {
      page: number
      size: number
    }): Promise<NumberedPage<string>> => {
      sizes.push(size)
      if (size > fits) throw new ProviderError('malformed_answer', { cause: answerTooLarge })
      const rows = all.slice((page - 1) * size, page * size)
      return { rows, total: all.length, totalPages: Math.ceil(all.length / size) }
    }
    const read: string[] = []
    let cursor: string | null = null
    do {
      const page: { rows: string[]; next: string | null } = await readNumberedPage(cursor, {
        fetchRows,
        size: 500,
        idOf: row => row,
      })
      read.push(...page.rows)
      cursor = page.next
    } while (cursor !== null)
    expect(read).toEqual(all)
    expect(sizes.filter(size => size > fits).length).toBeLessThanOrEqual(4)
  },
)

test('an answer that is too large for fifty rows ends the reading', async () => {
  const fetchRows = () => Promise.reject(new ProviderError('malformed_answer', { cause: answerTooLarge }))
  const list = { fetchRows, size: 50, idOf: (row: string) => row }
  await expect(readNumberedPage(null, list)).rejects.toMatchObject({ code: 'malformed_answer' })
})
