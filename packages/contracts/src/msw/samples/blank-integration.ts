/** What an integration holds before anything has happened to it. A new field of `Integration` begins here. */
export const blankIntegration = {
  status: 'pending' as const,
  attentionReason: null,
  company: null,
  connectedAt: null,
  heldCompany: null,
  failingSince: null,
  pausedBy: null,
  lastSync: null,
  invoicesInWindow: 0,
  missingHeld: 0,
  version: 1,
}
