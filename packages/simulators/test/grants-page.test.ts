import { afterEach, expect, test } from 'vitest'
import { createFortnoxSimulator, createVismaSimulator } from '../src/index.ts'
import { useDataFile } from './data-file.ts'
import * as atFortnox from './fortnox-agent.ts'
import * as atVisma from './user-agent.ts'

const { createUserAgent } = atVisma
const place = useDataFile('grants')
const started: { close(): Promise<void> }[] = []
const close = async () => {
  for (const simulator of started.splice(0)) await simulator.close()
}
afterEach(close)

const LISA = 'lisa@lindgrens-maleri.example'
const behaviour = { accessTokensAfterRevocation: 'rejected' } as const

/** A simulator with the same memory each time, and what an app does with it. */
async function startVisma(port = 0) {
  const visma = await createVismaSimulator({ dataFile: place.dataFile, port, behaviour })
  started.push(visma)
  return {
    origin: visma.identityUrl,
    grants: visma.grants,
    connect: (email?: string) => atVisma.connect(visma, email ? { email, company: 'Lindgrens Måleri' } : {}),
    refresh: (refresh_token = '') => atVisma.postToken(visma, { grant_type: 'refresh_token', refresh_token }),
    call: async (token?: string) => (await atVisma.callApi(visma, '/v2/companysettings', token)).status,
  }
}

async function startFortnox(port = 0) {
  const fortnox = await createFortnoxSimulator({ dataFile: place.dataFile, port, behaviour })
  started.push(fortnox)
  return {
    origin: fortnox.oauthUrl,
    grants: fortnox.grants,
    connect: (email?: string) => atFortnox.connect(fortnox, email ? { email } : {}),
    refresh: (token = '') => atFortnox.refresh(fortnox, token),
    call: async (token?: string) => (await atFortnox.callApi(fortnox, '/3/companyinformation', token)).status,
  }
}

const providers = [
  {
    start: startVisma,
    app: 'collector',
    scope: 'Read sales: customers, invoices, orders and quotes',
    empty: 'No app has access to any company.',
    button: 'Withdraw access to Björks Salong AB',
    withdrawn: 'collector no longer has access to Björks Salong AB, allowed by eva@bjorks-salong.example.',
    refusal: { error: 'invalid_grant' },
  },
  {
    start: startFortnox,
    app: 'collectorSim',
    scope: 'Kundfakturor',
    empty: 'Ingen integration är aktiverad för något företag.',
    button: 'Återkalla tillgången till Björks Salong AB',
    withdrawn:
      'collectorSim har inte längre tillgång till Björks Salong AB, aktiverad av eva@bjorks-salong.example.',
    refusal: { error: 'invalid_grant', error_description: 'Invalid refresh token' },
  },
]

test.each(providers)(
  'the owner sees what $app may read, and nothing before anything is granted',
  async each => {
    const { start, app, scope, empty, button } = each
    const { origin, connect } = await start()
    const agent = createUserAgent(origin)
    expect((await agent.open(origin)).html).toContain(empty)

    await connect()
    await connect()
    const { html } = await agent.open(origin)
    expect(html).not.toContain(empty)
    for (const text of [app, scope, 'eva@bjorks-salong.example']) expect(html).toContain(text)
    expect(html.split(button)).toHaveLength(2)
  },
)

test.each(providers)('what the owner withdraws from $app stays withdrawn, over a restart too', async each => {
  const { start, button, withdrawn, empty, refusal } = each
  const first = await start()
  const [early, late] = [await first.connect(), await first.connect()]
  const other = await first.connect(LISA)
  const agent = createUserAgent(first.origin)
  const after = await agent.submit(await agent.open(first.origin), button)
  expect(after.html).toContain(withdrawn)
  expect(after.html).not.toContain(button)
  expect(after.html).toContain('Lindgrens Måleri')
  await close()

  const second = await start(Number(new URL(first.origin).port))
  expect(second.grants()).toHaveLength(1)
  for (const { access_token, refresh_token } of [early, late]) {
    expect(await second.call(access_token)).toBe(401)
    expect(await second.refresh(refresh_token)).toMatchObject({ status: 400, body: refusal })
  }
  expect(await second.call(other.access_token)).toBe(200)
  expect((await second.refresh(other.refresh_token)).status).toBe(200)
  expect((await agent.open(second.origin)).html).not.toContain(empty)

  await second.connect()
  expect((await agent.open(after.url)).html).not.toContain(withdrawn)
})

test.each(providers)('a form of another site withdraws nothing from $app', async ({ start, button }) => {
  const { origin, connect, grants } = await start()
  await connect()
  const { html } = await createUserAgent(origin).open(origin)
  const [, action = ''] = /action="(\/grants\/[^"]+)"/.exec(html) ?? []
  const send = (headers: Record<string, string>) =>
    fetch(new URL(action, origin), {
      method: 'POST',
      headers,
      body: new URLSearchParams(),
      redirect: 'manual',
    })
  for (const foreign of ['https://elsewhere.example', 'http://localhost', 'null']) {
    expect((await send({ origin: foreign })).status).toBe(403)
  }
  expect((await fetch(new URL(action, origin))).status).toBe(404)
  expect(grants()).toHaveLength(1)
  expect((await createUserAgent(origin).open(origin)).html).toContain(button)

  expect((await send({ origin })).status).toBe(303)
  expect(grants()).toEqual([])
})
