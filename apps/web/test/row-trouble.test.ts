import { expect, test } from 'vitest'
import { rowTroubleOf } from '../src/features/integrations/row-trouble.ts'
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
  expect(rowTroubleOf(integration({ status: 'pending', consentLink: link(values) }))).toBe(trouble)
})

test('the old link of an integration that is connected is no trouble', () => {
  expect(rowTroubleOf(integration({ consentLink: link({ state: 'used' }) }))).toBeNull()
})

const heldCompany = { name: 'Andra AB', organisationNumber: null, heldAt: '2026-11-24T10:00:00.000Z' }

test.each([
  [{ attentionReason: 'licence_missing' }, 'licence_missing'],
  [{ attentionReason: null }, null],
  [{ attentionReason: 'reauthorization_required', heldCompany }, 'company_mismatch'],
] as const)('what needs attention as in %j says %s', (values, trouble) => {
  expect(rowTroubleOf(integration({ status: 'attention', ...values }))).toBe(trouble)
})
