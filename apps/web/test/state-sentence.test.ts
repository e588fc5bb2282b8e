import { AttentionReason, ConsentFailure, type Integration, SyncFailure } from '@collector/contracts'
import { expect, test } from 'vitest'
import { sentenceOf } from '../src/features/integrations/state-sentence.ts'
import { integration, link, sync } from './integration-fixture.ts'
import { translatorsOf } from './translators.ts'

const now = new Date('2026-11-24T12:00:00Z')

function sentence(
  language: 'en' | 'sv',
  of: Integration,
  more: { configured?: boolean; unavailableSince?: string; endedBy?: string } = {},
) {
  const { t, format } = translatorsOf(language, 'sentence')
  return sentenceOf(of, { t, format, now, configured: true, ...more })
}

const pending = (values: Parameters<typeof link>[0] = {}) =>
  integration({ status: 'pending', company: null, lastSync: null, consentLink: link(values) })
const opened = { openedAt: '2026-11-24T10:00:00.000Z' }
const refused = { ...opened, lastFailure: { reason: 'refused', at: '2026-11-24T10:01:00.000Z' } } as const
const running = integration({ lastSync: sync({ status: 'running', finishedAt: null }) })
const queued = integration({ lastSync: sync({ status: 'queued', finishedAt: null }) })
const lapsed = integration({ status: 'attention', attentionReason: 'reauthorization_required' })

const failing = (values: Parameters<typeof integration>[0] = {}) =>
  integration({ status: 'attention', attentionReason: 'sync_failing', ...values })
const monday = { failingSince: '2026-11-23T09:32:00.000Z' }
const failed = { lastSync: sync({ status: 'failed', failure: 'provider_unavailable' }) }
const needing = (attentionReason: AttentionReason, values: Parameters<typeof integration>[0] = {}) =>
  integration({ status: 'attention', attentionReason, ...values })

test.each([
  [
    pending(),
    'Waiting for the owner: the link has not been opened yet.',
    'Väntar på ägaren: länken har inte öppnats än.',
    'copy-link',
  ],
  [
    pending(opened),
    'The link was opened 2 hours ago, but Visma has not been approved yet.',
    'Länken öppnades för 2 timmar sedan, men Visma har inte godkänts än.',
    'copy-link',
  ],
  [
    pending(refused),
    'The owner came back from Visma without approving. Talk to them; the same link still works.',
    'Ägaren kom tillbaka från Visma utan att godkänna. Prata med ägaren; samma länk fungerar fortfarande.',
    'copy-link',
  ],
  [
    pending({ state: 'expired' }),
    'The link stopped working on 30 November. Make a new one.',
    'Länken slutade gälla den 30 november. Skapa en ny.',
    'new-link',
  ],
  [
    pending({ state: 'revoked' }),
    'The link was revoked. Make a new one when the owner should approve.',
    'Länken är återkallad. Skapa en ny när ägaren ska godkänna.',
    'new-link',
  ],
  [
    integration({ status: 'pending', company: null, lastSync: null }),
    'There is no link yet. Make one and share it with the owner.',
    'Det finns ingen länk än. Skapa en och dela den med ägaren.',
    'new-link',
  ],
  [
    pending({ state: 'used', url: null }),
    'The company was disconnected, and what was fetched has been erased. Make a new link when the owner should approve again.',
    'Företaget kopplades från och det som hämtats har raderats. Skapa en ny länk när ägaren ska godkänna igen.',
    'new-link',
  ],
  [
    running,
    'Connected to Björks Salong AB. Fetching invoices: 340 of about 1,200.',
    'Ansluten till Björks Salong AB. Hämtar fakturor: 340 av cirka 1\u00a0200.',
    null,
  ],
  [
    integration({ lastSync: null }),
    'Connected to Björks Salong AB. The first fetch starts in a moment.',
    'Ansluten till Björks Salong AB. Den första hämtningen börjar strax.',
    null,
  ],
  [
    queued,
    'Connected to Björks Salong AB. A fetch starts in a moment.',
    'Ansluten till Björks Salong AB. En hämtning börjar strax.',
    null,
  ],
  [
    integration(),
    'Works. 128 invoices of the last 7 days, fetched 12 minutes ago.',
    'Fungerar. 128 fakturor från de senaste 7 dagarna, hämtade för 12 minuter sedan.',
    null,
  ],
  [
    integration({ lastSync: sync({ status: 'cancelled' }) }),
    'The fetch 12 minutes ago was cancelled. The next one runs by itself; you can also fetch now.',
    'Hämtningen för 12 minuter sedan avbröts. Nästa startar automatiskt; du kan också hämta nu.',
    'fetch',
  ],
  [
    integration(failed),
    'The fetch 12 minutes ago did not succeed. Visma does not answer; we try again by ourselves.',
    'Hämtningen för 12 minuter sedan lyckades inte. Visma svarar inte; vi försöker igen automatiskt.',
    'fetch',
  ],
  [
    lapsed,
    'Visma no longer lets us in. The owner must approve again.',
    'Visma släpper inte in oss längre. Ägaren behöver godkänna igen.',
    'new-link',
  ],
  [
    needing('reauthorization_required', { consentLink: link() }),
    'Visma no longer lets us in. The owner must approve again.',
    'Visma släpper inte in oss längre. Ägaren behöver godkänna igen.',
    'copy-link',
  ],
  [
    needing('licence_missing'),
    'Visma says the company lacks a licence for invoicing or integrations. The owner must order it in Visma; approving again does not help.',
    'Visma säger att företaget saknar en licens för fakturering eller integration. Ägaren behöver beställa den i Visma; att godkänna igen hjälper inte.',
    'fetch',
  ],
  [
    needing('customer_action_required'),
    'Visma stops us until the owner has done something there. Ask the owner to log in to Visma and follow what it says.',
    'Visma stoppar oss tills ägaren har gjort något där. Be ägaren logga in i Visma och följa anvisningarna där.',
    'fetch',
  ],
  [
    needing('company_mismatch'),
    'Another company than Björks Salong AB was approved. Choose which is right.',
    'Ett annat företag än Björks Salong AB godkändes. Välj vilket som är rätt.',
    'new-link',
  ],
  [
    failing(monday),
    'Fetching has failed since Monday. Visma answers with an error; we try again by ourselves.',
    'Hämtningen har misslyckats sedan i måndags. Visma svarar med ett fel; vi försöker igen automatiskt.',
    'fetch',
  ],
  [
    failing({ failingSince: '2026-11-24T09:32:00.000Z', ...failed }),
    'Fetching has failed since 10:32 today. Visma does not answer; we try again by ourselves.',
    'Hämtningen har misslyckats sedan 10:32 i dag. Visma svarar inte; vi försöker igen automatiskt.',
    'fetch',
  ],
  [
    failing({ failingSince: '2026-11-17T09:32:00.000Z' }),
    'Fetching has failed since 17 November. Visma answers with an error; we try again by ourselves.',
    'Hämtningen har misslyckats sedan den 17 november. Visma svarar med ett fel; vi försöker igen automatiskt.',
    'fetch',
  ],
  [
    failing(),
    'Fetching keeps failing. Visma answers with an error; we try again by ourselves.',
    'Hämtningen misslyckas gång på gång. Visma svarar med ett fel; vi försöker igen automatiskt.',
    'fetch',
  ],
  [
    integration({ status: 'paused', pausedBy: 'Anna Berg' }),
    'Paused by Anna Berg. Nothing is fetched.',
    'Pausad av Anna Berg. Inget hämtas.',
    'resume',
  ],
  [integration({ status: 'paused' }), 'Paused. Nothing is fetched.', 'Pausad. Inget hämtas.', 'resume'],
] as const)(
  'the sentence says how it is and who does what next, with its button: %#',
  (of, en, sv, action) => {
    expect(sentence('en', of)).toMatchObject({ text: en, action })
    expect(sentence('sv', of)).toMatchObject({ text: sv, action })
  },
)

test('who disconnected the company is named, of a used link alone', () => {
  const used = pending({ state: 'used', url: null })
  const endedBy = 'Anna Berg'
  expect(sentence('en', used, { endedBy }).text).toMatch(/^Anna Berg disconnected the company, and /)
  expect(sentence('sv', used, { endedBy }).text).toMatch(/^Anna Berg kopplade från företaget och /)
  expect(sentence('en', pending(), { endedBy })).toEqual(sentence('en', pending()))
})

test.each([
  ['link_no_longer_valid', 'new-link'],
  ['undone', 'new-link'],
  ['configuration', null],
  ['not_administrator', 'copy-link'],
] as const)('after an attempt that ended with %s the button is %s', (reason, action) => {
  const lastFailure = { reason, at: '2026-11-24T11:00:00.000Z' }
  expect(sentence('en', pending({ lastFailure })).action).toBe(action)
})

test('an app that is not registered says so before anything about the link', () => {
  const said = (language: 'en' | 'sv') => sentence(language, pending(), { configured: false }).text
  expect(said('en')).toBe('Visma cannot be connected in this installation yet.')
  expect(said('sv')).toBe('Visma kan inte anslutas i den här installationen än.')
})

const unavailableSince = '2026-11-24T09:32:00.000Z'

test('a fetch that waits for its app says since when, in clock time, and that it goes on by itself', () => {
  expect(sentence('en', queued, { unavailableSince })).toEqual({
    tone: 'wait',
    text: 'Visma has not answered since 10:32. The fetch waits and goes on by itself.',
    action: null,
  })
  expect(sentence('sv', queued, { unavailableSince }).text).toBe(
    'Visma har inte svarat sedan 10:32. Hämtningen väntar och fortsätter av sig själv.',
  )
  const yesterday = { unavailableSince: '2026-11-23T09:32:00.000Z' }
  expect(sentence('en', queued, yesterday).text).toContain('since 23 November at 10:32.')
  expect(sentence('sv', queued, yesterday).text).toContain('sedan 23 november kl. 10:32.')
})

test('an app that does not answer is named only where a fetch waits for it', () => {
  for (const each of [integration(), running, lapsed, pending()])
    expect(sentence('en', each, { unavailableSince })).toEqual(sentence('en', each))
  expect(sentence('en', failing({ lastSync: queued.lastSync }), { unavailableSince })).toMatchObject({
    tone: 'bad',
    text: 'Visma has not answered since 10:32. The fetch waits and goes on by itself.',
    action: 'fetch',
  })
})

test('another company that waits for a decision is named beside the one so far, without a link button', () => {
  const held = integration({
    status: 'attention',
    attentionReason: 'company_mismatch',
    heldCompany: {
      name: 'Norrlunda Bygg AB',
      organisationNumber: null,
      heldAt: '2026-11-20T10:00:00.000Z',
    },
    consentLink: link({ lastFailure: { reason: 'company_mismatch', at: '2026-11-24T11:00:00.000Z' } }),
  })
  expect(sentence('en', held)).toEqual({
    tone: 'bad',
    text: 'Another company was approved: Norrlunda Bygg AB instead of Björks Salong AB. Which is right?',
    action: null,
  })
  expect(sentence('sv', held).text).toBe(
    'Ett annat företag godkändes: Norrlunda Bygg AB i stället för Björks Salong AB. Vilket är rätt?',
  )
  expect(sentence('en', { ...held, heldCompany: null }).text).toBe(
    'Björks Salong AB was kept. The owner has to open the link again and approve with Björks Salong AB.',
  )
})

test.each(['en', 'sv'] as const)('every reason there is has words of its own in %s', language => {
  const at = '2026-11-24T11:00:00.000Z'
  const texts = [
    ...ConsentFailure.options.map(reason => sentence(language, pending({ lastFailure: { reason, at } }))),
    ...SyncFailure.options.map(failure =>
      sentence(language, integration({ lastSync: sync({ status: 'failed', failure }) })),
    ),
    ...AttentionReason.options.map(attentionReason =>
      sentence(language, integration({ status: 'attention', attentionReason })),
    ),
  ].map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts.filter(text => /[{}]|sentence\.|undefined/.test(text))).toEqual([])
})
