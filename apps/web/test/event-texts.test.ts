import { type Event, IntegrationEventType } from '@collector/contracts'
import { expect, test } from 'vitest'
import { useEventTexts } from '../src/features/integrations/event-texts.ts'
import { readHook } from './read-hook.ts'

function textsOf(language: 'en' | 'sv', event: Partial<Event> & Pick<Event, 'type'>) {
  const whole: Event = {
    id: '01900000-0000-7000-8000-000000000003',
    actor: { kind: 'user', name: 'Anna Berg' },
    data: {},
    createdAt: '2026-11-24T11:00:00.000Z',
    ...event,
  }
  return readHook(language, useEventTexts)(whole, 'visma')
}

const names = { former: 'Björks Salong AB', company: 'Norrlunda Bygg AB' }

test.each([
  [
    { type: 'company.held', actor: { kind: 'owner', name: null } },
    'The owner approved another company in Visma. It waits for a decision.',
    'Norrlunda Bygg AB',
  ],
  [
    { type: 'company.accepted' },
    'Anna Berg switched to the other company.',
    'Björks Salong AB → Norrlunda Bygg AB',
  ],
  [{ type: 'company.declined' }, 'Anna Berg declined the other company.', 'Norrlunda Bygg AB'],
  [{ type: 'connection.ended' }, 'Anna Berg disconnected the company.', 'Norrlunda Bygg AB'],
  [{ type: 'sync.cancelled' }, 'Anna Berg cancelled the fetch.', undefined],
] as const)('the history tells %j as “%s”', (event, what, details) => {
  expect(textsOf('en', { ...event, data: names })).toEqual({ what, details })
})

test('a company that was connected once is not called by the name of the one that is now', () => {
  const data = { reason: 'company_mismatch' }
  const { details } = textsOf('en', { type: 'consent.failed', data }) ?? {}
  expect(details).toMatch(/^Another company than the one before was approved/)
})

test.each(['en', 'sv'] as const)('every event of an integration has words of its own in %s', language => {
  const types = IntegrationEventType.options
  const texts = types.map(type => textsOf(language, { type })?.what)
  expect(new Set(texts).size).toBe(types.length)
  expect(texts.filter(text => !text || /[{}_]|history\./.test(text))).toEqual([])
})

test.each(['user', 'owner', 'visitor', 'provider', 'system'] as const)(
  'every event of an integration names its actor where that is a %s',
  kind => {
    const name = kind === 'user' ? 'Anna Berg' : null
    const [en, sv] = {
      user: ['Anna Berg', 'Anna Berg'],
      owner: ['The owner', 'Ägaren'],
      visitor: ['Somebody with the link', 'Någon med länken'],
      provider: ['Visma', 'Visma'],
      system: ['Reco Collector', 'Reco Collector'],
    }[kind]
    for (const type of IntegrationEventType.options)
      for (const data of [{}, { what: 'message' }, { reason: 'undone' }, { outcome: 'kept' }]) {
        const event = { type, data, actor: { kind, name } }
        expect(textsOf('en', event)?.what, type).toMatch(new RegExp(`^${en}`))
        expect(textsOf('sv', event)?.what, type).toMatch(new RegExp(`^${sv}`))
      }
  },
)

test('a change of Days Back says who changed it, from what and to what', () => {
  const changes = { daysBack: { from: 7, to: 30 } }
  expect(textsOf('en', { type: 'integration.updated', data: { changes } })).toEqual({
    what: 'Anna Berg changed the settings.',
    details: 'Days Back: 7 → 30',
  })
})

test('an export says how many invoices of which days, and that they were searched for', () => {
  const data = { count: 12, from: '2026-11-17', to: '2026-11-24', searched: true }
  expect(textsOf('en', { type: 'invoices.exported', data })).toEqual({
    what: 'Anna Berg exported invoices.',
    details: expect.stringMatching(/^12 invoices, 17.+24 Nov 2026 \(searched\)$/),
  })
  expect(textsOf('sv', { type: 'invoices.exported', data })?.details).toContain('12 fakturor')
})

test('of an integration that is gone for good the history says what happened, and nothing more', () => {
  const event = { type: 'sync.failed', data: { failure: 'rate_limited' } } as const
  const whole = {
    id: '1',
    actor: { kind: 'provider', name: null },
    createdAt: '2026-11-24T11:00:00.000Z',
  } as const
  expect(readHook('en', useEventTexts)({ ...whole, ...event }, null)).toEqual({
    what: 'the app did not hand out the invoices.',
    details: undefined,
  })
})
