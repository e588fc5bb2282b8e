import { randomBytes } from 'node:crypto'

export interface VismaSimulatorClient {
  clientId: string
  clientSecret: string
  redirectUris: string[]
  refreshTokens: 'rotating' | 'reusable'
  kind: 'sandbox' | 'production'
}

/**
 * The client that exists when none is given. Its secret is full of punctuation, so that a Basic header made
 * without form-encoding the halves first does not pass.
 */
export function createDefaultClient(): VismaSimulatorClient {
  return {
    clientId: 'collector',
    clientSecret: `sim%2B+:${randomBytes(24).toString('base64url')}&=~%/?`,
    redirectUris: [],
    refreshTokens: 'rotating',
    kind: 'production',
  }
}
