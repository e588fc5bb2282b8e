import { ExchangeOutcome, type Sync, SyncFailure } from '@collector/contracts'
import { expect, test } from 'vitest'
import { syncOutcomeOf } from '../src/features/integrations/sync-outcome.ts'
import { sync } from './integration-fixture.ts'
import { translatorsOf } from './translators.ts'

const now = new Date('2026-11-24T12:00:00Z')

const outcome = (language: 'en' | 'sv', values: Partial<Sync>, unavailableSince: string | null = null) =>
  syncOutcomeOf(sync(values), { ...translatorsOf(language), now, app: 'fortnox', unavailableSince })

test.each([
  [{ status: 'queued' }, 'wait', 'It has not begun yet.'],
  [{ status: 'running' }, 'wait', '340 of about 1,200 invoices read so far.'],
  [{ status: 'running', expected: null, seen: 1 }, 'wait', '1 invoice read so far.'],
  [{ status: 'succeeded' }, 'good', 'Done. Found 340 invoices.'],
  [
    { status: 'succeeded', quarantined: 2 },
    'good',
    'Done. Found 340 invoices, 2 of which could not be read.',
  ],
  [
    { status: 'failed', failure: 'licence_missing' },
    'bad',
    'Fortnox says the company lacks a licence for invoicing or integrations. The owner must order it in Fortnox.',
  ],
  [{ status: 'cancelled', seen: 0 }, 'calm', 'It was cancelled before anything was read.'],
  [{ status: 'cancelled' }, 'calm', 'It was cancelled. The 340 invoices read by then stay.'],
] as const)('of the fetch %j the record says with the tone %s: %s', (values, tone, text) => {
  expect(outcome('en', values)).toEqual({ tone, text })
})

test('the record of a fetch that waits for its app says so', () => {
  expect(outcome('sv', { status: 'queued' }, '2026-11-24T09:32:00.000Z').text).toBe(
    'Fortnox har inte svarat sedan 10:32. Hämtningen väntar och fortsätter av sig själv.',
  )
})

test.each(['en', 'sv'] as const)('every failure and every outcome of a request has words in %s', language => {
  const t = translatorsOf(language, 'fetch.exchanges.outcomes').t as (key: string) => string
  const texts = [
    ...SyncFailure.options.map(failure => outcome(language, { status: 'failed', failure }).text),
    ...ExchangeOutcome.options.map(each => t(each)),
  ]
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts.filter(text => /[{}_]|sentence\.|fetch\./.test(text))).toEqual([])
})
