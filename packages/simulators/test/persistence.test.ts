import { copyFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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

test('old invoices stay as they were when days go by, and new ones come', async () => {
  const rowsAt = async (at: string) => {
    const visma = await createVismaSimulator({ dataFile: place.dataFile, now: () => new Date(at) })
    const { id } = visma.companies.find('Björks Salong AB')
    const rows = visma.companies.invoices(id).map(({ Id, InvoiceNumber, InvoiceDate, TotalAmount }) => ({
      Id,
      InvoiceNumber,
      InvoiceDate,
      TotalAmount,
    }))
    await visma.close()
    return rows
  }
  const before = await rowsAt('2026-03-01T12:00:00Z')
  const after = await rowsAt('2026-03-06T12:00:00Z')
  expect(after.slice(0, before.length)).toEqual(before)
  const added = after.slice(before.length)
  expect(added.length).toBeGreaterThanOrEqual(5)
  expect(added.every(row => row.InvoiceDate! > '2026-03-01' && row.InvoiceDate! <= '2026-03-06')).toBe(true)
})

test('a file that is no state is an error that names it', async () => {
  await writeFile(join(place.folder, 'broken.json'), '{')
  await expect(createVismaSimulator({ dataFile: join(place.folder, 'broken.json') })).rejects.toThrow(
    'broken.json',
  )
})
