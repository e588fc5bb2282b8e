import { ConsentFailure } from '@collector/contracts'
import type { ConsentResult, Management } from '@collector/domain'
import fastify from 'fastify'
import fastifyHtml from 'fastify-html'
import { sendManagePage } from '../src/owner-pages/manage-page.ts'
import { problemNames, sendProblemPage } from '../src/owner-pages/problem-page.ts'
import { sendResultPage } from '../src/owner-pages/result-page.ts'
import { styles } from '../src/owner-pages/styles.ts'

/** Fails the build when an owner page carries a script or weighs more than this with its style sheet. */
const maxBytes = 20_000

const app = fastify()
await app.register(fastifyHtml)
const outcomes = ['connected', 'working', ...ConsentFailure.options] as const
for (const outcome of outcomes) {
  app.get(`/result/${outcome}`, (request, reply) => sendResultPage(app, request, reply, longest(outcome)))
}
const managed = ['verified', 'ended', 'working', ...ConsentFailure.options] as const
for (const outcome of managed) {
  app.get(`/manage/${outcome}`, (request, reply) =>
    sendManagePage(app, request, reply, longestManaged(outcome)),
  )
}
for (const problem of problemNames) {
  app.get(`/problem/${problem}`, (request, reply) =>
    sendProblemPage(app, request, reply, { problem, externalApp: 'visma' }),
  )
}

/** As long as names may be. */
function longest(outcome: ConsentResult['outcome']): ConsentResult {
  return {
    reference: 'x'.repeat(16),
    app: 'visma',
    outcome,
    integrationName: 'Å'.repeat(100),
    venueId: 'v'.repeat(64),
    daysBack: 365,
    company: { name: 'Å'.repeat(500), organisationNumber: '556000-1111' },
    linkExpiresAt: new Date(),
    invoiceRetentionDays: 90,
  }
}

function longestManaged(outcome: Management['outcome']): Management {
  const { reference, app: name, company, ...facts } = longest('connected')
  const shared = { reference, app: name }
  if (outcome !== 'verified') return { ...shared, outcome }
  const state = {
    status: 'attention',
    connectedAt: new Date(),
    lastReadAt: new Date(),
    invoices: 99,
  } as const
  return {
    ...shared,
    ...facts,
    ...state,
    outcome,
    company: company ?? { name: '', organisationNumber: null },
  }
}

const paths = [
  ...managed.map(outcome => `/manage/${outcome}`),
  ...outcomes.map(outcome => `/result/${outcome}`),
  ...problemNames.map(problem => `/problem/${problem}`),
]
let heaviest = 0
for (const path of paths) {
  for (const language of ['sv', 'en']) {
    const { body } = await app.inject(`${path}?lang=${language}`)
    const bytes = Buffer.byteLength(body) + Buffer.byteLength(styles)
    heaviest = Math.max(heaviest, bytes)
    if (!body.includes('<h1>')) throw new Error(`${path} in ${language} is no page`)
    if (/<script|javascript:|\son\w+=/i.test(body)) throw new Error(`${path} in ${language} carries a script`)
    if (bytes > maxBytes) throw new Error(`${path} in ${language} weighs ${bytes} bytes, limit ${maxBytes}`)
  }
}
process.stdout.write(
  `${2 * paths.length} owner pages, the heaviest ${heaviest} bytes with its style sheet, limit ${maxBytes}\n`,
)
