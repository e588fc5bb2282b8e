import type { Integration } from '@collector/contracts'

export type LinkTrouble = 'notApproved' | 'disconnected' | 'expired' | 'revoked'

/** What stands in the way of the consent that a pending integration waits for. */
export function linkTroubleOf({ status, consentLink }: Integration): LinkTrouble | null {
  if (status !== 'pending' || !consentLink) return null
  const { state, lastFailure } = consentLink
  if (state === 'active') return lastFailure && 'notApproved'
  // What a used link had connected is no longer connected.
  return state === 'used' ? 'disconnected' : state
}
