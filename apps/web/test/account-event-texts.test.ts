import { AccountEventType, type AuditEvent } from '@collector/contracts'
import { expect, test } from 'vitest'
import { useAccountEventTexts } from '../src/features/audit/account-event-texts.ts'
import { readHook } from './read-hook.ts'

function textsOf(language: 'en' | 'sv', type: AccountEventType, values: Partial<AuditEvent> = {}) {
  const event: AuditEvent = {
    id: '01900000-0000-7000-8000-000000000003',
    type,
    actor: { kind: 'user', name: 'Anna Berg' },
    data: {},
    createdAt: '2026-11-24T11:00:00.000Z',
    address: '192.0.2.17',
    integrationId: null,
    integration: null,
    ...values,
  }
  return readHook(language, useAccountEventTexts)(type, event)
}

test.each(['en', 'sv'] as const)('every event of an account has words of its own in %s', language => {
  const types = AccountEventType.options
  const texts = types.map(type => textsOf(language, type).what)
  expect(new Set(texts).size).toBe(types.length)
  expect(texts.filter(text => !/^Anna Berg .+\.$/.test(text) || /[{}_]/.test(text))).toEqual([])
})

test.each([
  [
    'person.role_changed',
    { from: 'viewer', to: 'administrator' },
    'changed a role.',
    'Viewer → Administrator',
  ],
  ['invitation.created', { person: 'kim@venue.example', role: 'viewer' }, 'invited a colleague.', 'Viewer'],
  ['session.ended', { others: 2 }, 'logged out all other devices.', '2 devices'],
  ['session.ended', { sessionId: 'x' }, 'logged out a device.', undefined],
  ['session.created', { by: 'single_sign_on' }, 'logged in.', 'With single sign-on'],
  [
    'session.refused',
    { known: true, again: true },
    /did not succeed in confirming their identity\.$/,
    undefined,
  ],
  ['session.refused', { known: false }, /was refused\.$/, 'No account has that e-mail address.'],
  [
    'second_factor.disabled',
    { person: 'kim@venue.example' },
    /somebody’s two-step verification\.$/,
    undefined,
  ],
  ['account.renamed', { from: 'Anna', to: 'Anna Berg' }, 'changed their name.', 'Anna → Anna Berg'],
  ['access.refused', { operation: 'listPeople' }, /the role does not allow\.$/, 'listPeople'],
] as const)('the log tells %s with %j', (type, data, what, details) => {
  const texts = textsOf('en', type, { data })
  expect(texts.what).toMatch(what)
  expect(texts.details).toBe(details)
})

test('whoever is not logged in is somebody, and what happens by itself is done by the product', () => {
  expect(textsOf('sv', 'session.refused', { actor: { kind: 'visitor', name: null } }).what).toBe(
    'Någon försökte logga in men nekades.',
  )
  expect(textsOf('en', 'person.disabled', { actor: { kind: 'system', name: null } }).what).toMatch(
    /^Reco Collector /,
  )
})
