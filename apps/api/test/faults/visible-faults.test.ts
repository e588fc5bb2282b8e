import type { AttentionReason, SyncFailure } from '@collector/contracts'
import type { Fault, FortnoxCompanyState, VismaCompanyState } from '@collector/simulators'
import { afterAll, afterEach, expect, test } from 'vitest'
import { administratorOf } from './harness/administrator.ts'
import { expireToken } from './harness/grants.ts'
import { companyNames, startPlant } from './harness/plant.ts'
import { type AppName, companyOf, connect, listPath, servePages } from './harness/runs.ts'
import { tallyOf } from './harness/tally.ts'

const [company] = companyNames
const plant = await startPlant()
const inside = await plant.open()
const { db } = inside
const { visma, fortnox } = plant
servePages(plant, 500)
for (const app of ['visma', 'fortnox'] as const)
  plant[app].companies.addInvoices(companyOf(plant, app, company).id, 30)

const administrator = administratorOf(inside)

afterEach(async () => {
  visma.faults.clear()
  fortnox.faults.clear()
  visma.companies.setState(companyOf(plant, 'visma', company).id, 'active')
  fortnox.companies.setState(companyOf(plant, 'fortnox', company).id, 'active')
  await db.prisma.providerOutage.deleteMany()
})
afterAll(async () => {
  await inside[Symbol.asyncDispose]()
  await plant[Symbol.asyncDispose]()
})

const strike = (app: AppName, fault: Fault) => () =>
  void plant[app].faults.add({ match: { path: listPath[app] }, fault })
const vismaState = (state: VismaCompanyState) => () =>
  visma.companies.setState(companyOf(plant, 'visma', company).id, state)
const fortnoxState = (state: FortnoxCompanyState) => () =>
  fortnox.companies.setState(companyOf(plant, 'fortnox', company).id, state)

type Row = [what: string, app: AppName, inject: (id: string) => unknown, SyncFailure, AttentionReason | null]
const rows: Row[] = [
  ['answers of 500', 'visma', strike('visma', { kind: 'status', status: 500 }), 'provider_unavailable', null],
  [
    'a maintenance page',
    'fortnox',
    strike('fortnox', { kind: 'html', status: 503 }),
    'provider_unavailable',
    null,
  ],
  ['connections that are cut', 'visma', strike('visma', { kind: 'reset' }), 'provider_unavailable', null],
  [
    'answers that break off',
    'fortnox',
    strike('fortnox', { kind: 'truncate' }),
    'provider_unavailable',
    null,
  ],
  [
    'a redirect',
    'visma',
    strike('visma', { kind: 'redirect', location: 'https://elsewhere.example/' }),
    'provider_unavailable',
    null,
  ],
  [
    'a web page for an answer',
    'visma',
    strike('visma', { kind: 'html', status: 200 }),
    'malformed_answer',
    null,
  ],
  [
    'an answer of another shape',
    'fortnox',
    strike('fortnox', { kind: 'wrongBody' }),
    'malformed_answer',
    null,
  ],
  [
    'an answer without end',
    'visma',
    strike('visma', { kind: 'endless', maxBytes: 12_000_000 }),
    'malformed_answer',
    null,
  ],
  [
    'a limit of an hour',
    'fortnox',
    strike('fortnox', { kind: 'rateLimit', style: 'headerSeconds', seconds: 3_600 }),
    'rate_limited',
    null,
  ],
  [
    'a grant that was withdrawn',
    'visma',
    async id => {
      await visma.revokeGrant({})
      await expireToken(db, id)
    },
    'reauthorization_required',
    'reauthorization_required',
  ],
  [
    'a plan without invoicing',
    'visma',
    vismaState('noInvoicing'),
    'customer_action_required',
    'customer_action_required',
  ],
  [
    'terms that were not accepted',
    'visma',
    vismaState('licenceNotAccepted'),
    'customer_action_required',
    'customer_action_required',
  ],
  [
    'a right that was taken away',
    'visma',
    vismaState('permissionDenied'),
    'reauthorization_required',
    'reauthorization_required',
  ],
  ['a licence that ran out', 'fortnox', fortnoxState('noApiLicence'), 'licence_missing', 'licence_missing'],
  [
    'a company that is locked',
    'fortnox',
    fortnoxState('locked'),
    'reauthorization_required',
    'reauthorization_required',
  ],
  [
    'a client that the provider does not know',
    'fortnox',
    async id => {
      fortnox.faults.add({
        match: { path: '/oauth-v1/token' },
        fault: { kind: 'status', status: 401, body: { error: 'invalid_client' } },
      })
      await expireToken(db, id)
    },
    'configuration',
    null,
  ],
]

test.for(rows)(
  'RE-31 %s (%s) can be seen by the administrator',
  async ([, app, inject, failure, reason], context) => {
    const id = await connect(plant, inside, { app, company })
    await inject(id)
    const syncId = await administrator.run(id)
    const shown = await administrator.look(id)
    expect(shown).toMatchObject({
      status: reason ? 'attention' : 'connected',
      attentionReason: reason,
      lastSync: { id: syncId, status: 'failed', failure },
      record: { failure },
    })
    expect(shown.events).toContainEqual(expect.objectContaining({ type: 'sync.failed', syncId, failure }))
    if (reason)
      expect(shown.events).toContainEqual(expect.objectContaining({ type: 'connection.attention', reason }))
    tallyOf(context)('faults shown')
  },
)
