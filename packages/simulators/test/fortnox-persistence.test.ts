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

test('old invoices stay as they were when days go by, and new ones come', async () => {
  const rowsAt = async (at: string) => {
    const fortnox = await createFortnoxSimulator({ dataFile: place.dataFile, now: () => new Date(at) })
    const { id } = fortnox.companies.find('Björks Salong AB')
    const rows = fortnox.companies
      .invoices(id)
      .map(({ DocumentNumber, InvoiceDate, Total, CustomerName }) => [
        DocumentNumber,
        InvoiceDate,
        Total,
        CustomerName,
      ])
    await fortnox.close()
    return rows
  }
  const before = await rowsAt('2026-03-01T12:00:00Z')
  const after = await rowsAt('2026-03-06T12:00:00Z')
  expect(after.slice(0, before.length)).toEqual(before)
  const added = after.slice(before.length)
  expect(added.length).toBeGreaterThanOrEqual(5)
  expect(added.every(([, date]) => String(date) > '2026-03-01' && String(date) <= '2026-03-06')).toBe(true)
})

test('a lost answer to a refresh used the token up all the same', async () => {
  const fortnox = await createFortnoxSimulator()
  const { refresh_token } = await connect(fortnox)
  fortnox.faults.add({ match: { grantType: 'refresh_token' }, times: 1, fault: { kind: 'lostResponse' } })
  await expect(refresh(fortnox, refresh_token!)).rejects.toThrow()
  expect((await refresh(fortnox, refresh_token!)).status).toBe(400)
  await fortnox.close()
})
