import { expect, test } from 'vitest'
import { linkTroubleOf } from '../src/features/integrations/link-trouble.ts'
import { integration, link } from './integration-fixture.ts'

const refused = { reason: 'refused', at: '2026-11-24T10:01:00.000Z' } as const
const undone = { ...refused, reason: 'undone' } as const

test.each([
  [{}, null],
  [{ openedAt: refused.at }, null],
  [{ lastFailure: refused }, 'notApproved'],
  [{ state: 'expired' }, 'expired'],
  [{ state: 'expired', lastFailure: refused }, 'expired'],
  [{ state: 'revoked' }, 'revoked'],
  [{ state: 'used' }, 'disconnected'],
  [{ state: 'used', lastFailure: undone }, 'disconnected'],
] as const)('while consent is due the link %j has the trouble %s', (values, trouble) => {
  expect(linkTroubleOf(integration({ status: 'pending', consentLink: link(values) }))).toBe(trouble)
})

test('the old link of an integration that is connected is no trouble', () => {
  expect(linkTroubleOf(integration({ consentLink: link({ state: 'used' }) }))).toBeNull()
})
