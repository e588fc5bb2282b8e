import type { AttentionReason, Integration } from '@collector/contracts'

export type RowTrouble = 'notApproved' | 'disconnected' | 'expired' | 'revoked' | AttentionReason

/** Why an integration needs attention, or what stands in the way of the consent that it waits for. */
export function rowTroubleOf(integration: Integration): RowTrouble | null {
  const { status, attentionReason, heldCompany, consentLink } = integration
  if (status === 'attention') return heldCompany ? 'company_mismatch' : attentionReason
  if (status !== 'pending' || !consentLink) return null
  const { state, lastFailure } = consentLink
  if (state === 'active') return lastFailure && 'notApproved'
  return state === 'used' ? 'disconnected' : state
}

/** What a used link had connected is no longer connected. */
export const isDisconnected = ({ company, consentLink }: Integration) =>
  company === null && consentLink?.state === 'used'
