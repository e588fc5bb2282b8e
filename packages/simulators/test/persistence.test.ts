import { copyFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { swedishInstant } from '../src/data/calendar.ts'
import { createVismaSimulator } from '../src/index.ts'
import { useDataFile } from './data-file.ts'
import {
  authorizeUrl,
  callApi,
  connect,
  consent,
  createUserAgent,
  postToken,
  REDIRECT_URI,
} from './user-agent.ts'

const place = useDataFile('visma')

test('client, grants, tokens, sessions and keys survive a restart on the same port', async () => {
  const first = await createVismaSimulator({ dataFile: place.dataFile })
  const port = Number(new URL(first.identityUrl).port)
  const agent = createUserAgent(first.identityUrl)
  const tokens = await connect(first, { agent })
  const [client] = first.clients
  await first.close()

  const second = await createVismaSimulator({ dataFile: place.dataFile, port })
  try {
    expect(second.clients[0]).toEqual(client)
    expect((await callApi(second, '/v2/companysettings', tokens.access_token)).body.Name).toBe(
      'Björks Salong AB',
    )
    expect((await agent.open(authorizeUrl(second))).html).toContain('Yes, Allow')
    const refreshed = await postToken(second, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token!,
    })
    expect(refreshed.status).toBe(200)
    const reused = await postToken(second, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token!,
    })
    expect(reused.body).toEqual({ error: 'invalid_grant' })
    expect((await consent(second)).href).toContain(REDIRECT_URI)
  } finally {
    await second.close()
  }
})

test('what was answered is on disk before the answer, without a clean stop', async () => {
  const first = await createVismaSimulator({ dataFile: place.dataFile })
  const port = Number(new URL(first.identityUrl).port)
  const tokens = await connect(first)
  await copyFile(place.dataFile, `${place.dataFile}.copy`)
  await first.close()
  const second = await createVismaSimulator({ dataFile: `${place.dataFile}.copy`, port })
  try {
    expect(
      (await postToken(second, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token! })).status,
    ).toBe(200)
  } finally {
    await second.close()
  }
})

test('the file is for its owner only, and no half-written one stays behind', async () => {
  const visma = await createVismaSimulator({ dataFile: place.dataFile })
  await Promise.all(
    Array.from({ length: 20 }, () => createUserAgent(visma.identityUrl).open(authorizeUrl(visma))),
  )
  await visma.close()
  expect((await stat(place.dataFile)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(place.folder, 'inner'))).toEqual(['visma.json'])
})

test('a restart on the same day changes no row, and a later day only adds its own', async () => {
  const rowsAt = async (at: string) => {
    const visma = await createVismaSimulator({ dataFile: place.dataFile, now: () => new Date(at) })
    const { id } = visma.companies.find('Björks Salong AB')
    const rows = { invoices: visma.companies.invoices(id), customers: visma.companies.customers(id) }
    await visma.close()
    return rows
  }
  /** Which invoices are overdue follows the calendar, and the totals of customers follow their invoices. */
  const lasting = ({ invoices, customers }: Awaited<ReturnType<typeof rowsAt>>) => ({
    invoices: invoices.map(({ PaymentStatus: _status, ...row }) => row),
    customers: customers.map(({ LastInvoiceDate: _day, UnpaidInvoicesAmount: _amount, ...row }) => row),
  })
  let old = await rowsAt('2026-03-01T06:30:00Z')
  for (const day of ['2026-03-01', '2026-03-02', '2026-03-06', '2026-06-20']) {
    const morning = await rowsAt(`${day}T07:00:00Z`)
    expect(await rowsAt(`${day}T20:00:00Z`)).toEqual(morning)
    const [before, after] = [lasting(old), lasting(morning)]
    expect(after.customers).toEqual(before.customers)
    expect(after.invoices.slice(0, before.invoices.length)).toEqual(before.invoices)
    for (const row of after.invoices.slice(before.invoices.length)) {
      expect(row.InvoiceDate! > old.invoices.at(-1)!.InvoiceDate! && row.InvoiceDate! <= day).toBe(true)
      expect(row.ModifiedUtc).toBe(new Date(swedishInstant(`${row.InvoiceDate}T00:00:00`)).toISOString())
    }
    old = morning
  }
  const added = old.invoices.filter(row => row.InvoiceDate! > '2026-03-01')
  expect(added.length).toBeGreaterThan(110)
  expect(added.some(row => row.IsCreditInvoice && row.ReferringInvoiceId)).toBe(true)
})

test('a file that is no state is an error that names it', async () => {
  await writeFile(join(place.folder, 'broken.json'), '{')
  await expect(createVismaSimulator({ dataFile: join(place.folder, 'broken.json') })).rejects.toThrow(
    'broken.json',
  )
})
