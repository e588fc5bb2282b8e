import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFortnoxSimulator } from '../src/index.ts'
import { useDataFile } from './data-file.ts'
import { authorizeUrl, callApi, connect, getCode, postToken, REDIRECT_URI, refresh } from './fortnox-agent.ts'
import { createUserAgent } from './user-agent.ts'

const place = useDataFile('fortnox')

test('client, grants, codes, tokens, sessions and keys survive a restart', async () => {
  const first = await createFortnoxSimulator({ dataFile: place.dataFile })
  const port = Number(new URL(first.oauthUrl).port)
  const agent = createUserAgent(first.oauthUrl)
  const tokens = await connect(first, { agent })
  const { refresh_token } = (await refresh(first, tokens.refresh_token!)).body
  const code = await getCode(first)
  const [client] = first.clients
  const grants = first.grants()
  await first.close()

  const second = await createFortnoxSimulator({ dataFile: place.dataFile, port })
  try {
    expect(second.clients[0]).toEqual(client)
    expect(second.grants()).toEqual(grants)
    expect((await callApi(second, '/3/companyinformation', tokens.access_token)).status).toBe(200)
    expect((await agent.open(authorizeUrl(second))).html).toContain('<h1>Aktivering')
    expect((await refresh(second, refresh_token!)).status).toBe(200)
    const exchanged = await postToken(second, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT_URI,
    })
    expect(exchanged.status).toBe(200)
    expect((await refresh(second, tokens.refresh_token!)).status).toBe(400)
  } finally {
    await second.close()
  }
})

test('what was answered is on disk before the answer, refusals too', async () => {
  const first = await createFortnoxSimulator({ dataFile: place.dataFile })
  const old = await connect(first)
  const { refresh_token } = (await refresh(first, old.refresh_token!)).body
  const before = join(place.folder, 'before.json')
  await writeFile(before, await readFile(place.dataFile))
  await refresh(first, old.refresh_token!)
  const after = join(place.folder, 'after.json')
  await writeFile(after, await readFile(place.dataFile))
  await first.close()
  for (const [file, status] of [
    [before, 200],
    [after, 400],
  ] as const) {
    const again = await createFortnoxSimulator({ dataFile: file })
    expect((await refresh(again, refresh_token!)).status).toBe(status)
    await again.close()
  }
})

test('the file is for its owner only', async () => {
  const fortnox = await createFortnoxSimulator({ dataFile: place.dataFile })
  await fortnox.close()
  expect((await stat(place.dataFile)).mode & 0o777).toBe(0o600)
})

test('given clients keep the redirect URIs that were stored for them', async () => {
  const clients = [
    {
      clientId: 'Ab12Cd34Ef56',
      clientSecret: 'secret',
      redirectUris: [],
      scopes: ['invoice'],
      allowsServiceAccount: false,
      bought: true,
    },
  ]
  const first = await createFortnoxSimulator({ dataFile: place.dataFile, clients })
  await first.registerRedirectUri('Ab12Cd34Ef56', REDIRECT_URI)
  await first.close()
  const second = await createFortnoxSimulator({ dataFile: place.dataFile, clients })
  expect(second.clients[0]!.redirectUris).toEqual([REDIRECT_URI])
  await second.close()
})

test('a restart on the same day changes no row, and a later day only adds its own', async () => {
  let port = 0
  let token: string | undefined
  const booksAt = async (at: string, { since }: { since: string }) => {
    const fortnox = await createFortnoxSimulator({
      dataFile: place.dataFile,
      port,
      now: () => new Date(at),
      behaviour: { accessTokenLifetimeSeconds: 365 * 24 * 3600 },
    })
    port = Number(new URL(fortnox.oauthUrl).port)
    token ??= (await connect(fortnox)).access_token
    const { id } = fortnox.companies.find('Björks Salong AB')
    const query = `lastmodified=${encodeURIComponent(since)}&limit=500`
    const changed = await callApi(fortnox, `/3/invoices?${query}`, token)
    const books = {
      invoices: fortnox.companies.invoices(id),
      customers: fortnox.companies.customers(id),
      changed: changed.body.Invoices.map(row => row.DocumentNumber),
    }
    await fortnox.close()
    return books
  }
  let old = await booksAt('2026-03-01T06:30:00Z', { since: '2026-03-01 00:01' })
  expect(old.changed).toEqual([])
  let last = '2026-03-01'
  for (const day of ['2026-03-01', '2026-03-02', '2026-03-06', '2026-06-20']) {
    const morning = await booksAt(`${day}T07:00:00Z`, { since: `${last} 00:01` })
    expect(await booksAt(`${day}T20:00:00Z`, { since: `${last} 00:01` })).toEqual(morning)
    expect(morning.customers).toEqual(old.customers)
    expect(morning.invoices.slice(0, old.invoices.length)).toEqual(old.invoices)
    const added = morning.invoices.slice(old.invoices.length)
    expect(added.every(row => row.InvoiceDate > last && row.InvoiceDate <= day)).toBe(true)
    expect(morning.changed).toEqual(added.map(row => row.DocumentNumber))
    expect((await booksAt(`${day}T20:00:00Z`, { since: `${day} 00:01` })).changed).toEqual([])
    old = morning
    last = day
  }
  const added = old.invoices.filter(row => row.InvoiceDate > '2026-03-01')
  expect(added.length).toBeGreaterThan(110)
  expect(added.some(row => row.Credit === 'true' && row.CreditInvoiceReference !== '0')).toBe(true)
})

test('a lost answer to a refresh used the token up all the same', async () => {
  const fortnox = await createFortnoxSimulator()
  const { refresh_token } = await connect(fortnox)
  fortnox.faults.add({ match: { grantType: 'refresh_token' }, times: 1, fault: { kind: 'lostResponse' } })
  await expect(refresh(fortnox, refresh_token!)).rejects.toThrow()
  expect((await refresh(fortnox, refresh_token!)).status).toBe(400)
  await fortnox.close()
})
