import { AttentionReason, ConsentFailure, type Integration, SyncFailure } from '@collector/contracts'
import { createFormatter, createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { sentenceOf } from '../src/features/integrations/state-sentence.ts'
import en from '../src/languages/en/index.ts'
import sv from '../src/languages/sv/index.ts'
import { integration, link, sync } from './integration-fixture.ts'

const timeZone = 'Europe/Stockholm'
const now = new Date('2026-11-24T12:00:00Z')

function sentence(
  language: 'en' | 'sv',
  of: Integration,
  more: { pausedBy?: string; configured?: boolean } = {},
) {
  const locale = { en: 'en-GB', sv: 'sv-SE' }[language]
  const messages = { en, sv }[language] as typeof en
  const options = { locale, timeZone }
  const t = createTranslator({ ...options, messages, namespace: 'sentence' }) as never
  const format = createFormatter(options) as never
  return sentenceOf(of, { t, format, now, configured: true, ...more })
}

const pending = (values: Parameters<typeof link>[0] = {}) =>
  integration({ status: 'pending', company: null, lastSync: null, consentLink: link(values) })
const opened = { openedAt: '2026-11-24T10:00:00.000Z' }
const refused = { ...opened, lastFailure: { reason: 'refused', at: '2026-11-24T10:01:00.000Z' } } as const
const running = integration({ lastSync: sync({ status: 'running', finishedAt: null }) })
const lapsed = integration({ status: 'attention', attentionReason: 'reauthorization_required' })

test.each([
  ['unopened', pending(), 'Waiting for the owner: the link has not been opened yet.', null],
  ['opened', pending(opened), 'The link was opened 2 hours ago, but Visma has not been approved yet.', null],
  [
    'refused',
    pending(refused),
    'The owner pressed No in Visma. Talk to them; the same link still works.',
    null,
  ],
  [
    'expired',
    pending({ state: 'expired' }),
    'The link stopped working on 30 November. Make a new one.',
    'new-link',
  ],
  ['first fetch', running, 'Connected to Björks Salong AB. Fetching invoices: 340 of about 1,200.', null],
  ['works', integration(), 'Works. 128 invoices of the last 7 days, fetched 12 minutes ago.', null],
  ['lapsed', lapsed, 'Visma no longer lets us in. The owner must approve again.', 'new-link'],
  ['paused', integration({ status: 'paused' }), 'Paused. Nothing is fetched.', 'resume'],
] as const)('the sentence says how it is and who does what next: %s', (_state, of, text, action) => {
  expect(sentence('en', of)).toMatchObject({ text, action })
})

test('the sentence is written in Swedish as Swedes write it', () => {
  expect(sentence('sv', pending(opened)).text).toBe(
    'Länken öppnades för 2 timmar sedan, men Visma har inte godkänts än.',
  )
  expect(sentence('sv', running).text).toBe(
    'Ansluten till Björks Salong AB. Hämtar fakturor: 340 av cirka 1\u00a0200.',
  )
  expect(sentence('sv', integration({ status: 'paused' }), { pausedBy: 'Anna Berg' }).text).toContain(
    'Anna Berg',
  )
})

test('an app that is not registered says so before anything about the link', () => {
  const said = (language: 'en' | 'sv') => sentence(language, pending(), { configured: false }).text
  expect(said('en')).toBe('Visma cannot be connected in this installation yet.')
  expect(said('sv')).toBe('Visma kan inte anslutas i den här installationen än.')
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
