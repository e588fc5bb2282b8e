import type { Integration } from '@collector/contracts'

export type LinkTrouble = 'notApproved' | 'undone' | 'expired' | 'revoked' | 'used'

/** What stands in the way of the consent that a pending integration waits for. */
export function linkTroubleOf({ status, consentLink }: Integration): LinkTrouble | null {
  if (status !== 'pending' || !consentLink) return null
  const { state, lastFailure } = consentLink
  if (state === 'active') return lastFailure && 'notApproved'
  return state === 'used' && lastFailure?.reason === 'undone' ? 'undone' : state
}
