import { randomBytes } from 'node:crypto'
import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxGrant, FortnoxState } from '../state.ts'
import type { Grants } from './grants.ts'
import { invalidGrant } from './oauth-error.ts'

export interface RefreshTokens {
  issue(grantId: string, lifetimeSeconds: number): string
  /** Finds the grant of a token that can be used, without using it; throws `invalid_grant`. */
  look(token: string, clientId: string): { grantId: string; grant: FortnoxGrant }
  /** Uses a token up and gives its successor. */
  rotate(token: string): string
  /** Makes a token useless; says nothing about whether it was of use before. */
  revoke(token: string, clientId: string): void
}

/**
 * Refresh tokens that work once. What is done with one happens at a stroke, so that of two uses one comes
 * first.
 */
export function createRefreshTokens(deps: {
  state: FortnoxState
  grants: Grants
  behaviour: FortnoxBehaviour
  now: () => Date
}): RefreshTokens {
  const { state, grants, behaviour, now } = deps
  const tokens = state.data.refreshTokens
  const invalid = () => invalidGrant('Invalid refresh token')

  const issue = (grantId: string, lifetimeSeconds: number) => {
    const nowMs = now().getTime()
    for (const [other, { expiresAtMs }] of Object.entries(tokens))
      if (expiresAtMs <= nowMs) delete tokens[other]
    const token = randomBytes(20).toString('hex')
    const expiresAtMs = nowMs + lifetimeSeconds * 1000
    tokens[token] = { grantId, lifetimeSeconds, expiresAtMs, usedAtMs: null, revokedAtMs: null }
    return token
  }

  return {
    issue,

    look(token, clientId) {
      const entry = tokens[token]
      const grant = entry && grants.get(entry.grantId)
      if (!entry || !grant || grant.clientId !== clientId || entry.expiresAtMs <= now().getTime())
        throw invalid()
      if (entry.usedAtMs !== null && behaviour.replayedRefreshTokenRevokesGrant) grants.end(entry.grantId)
      if (entry.usedAtMs !== null || entry.revokedAtMs !== null || grant.revokedAtMs !== null) throw invalid()
      return { grantId: entry.grantId, grant }
    },

    rotate(token) {
      const entry = tokens[token]
      if (!entry) throw invalid()
      entry.usedAtMs = now().getTime()
      return issue(entry.grantId, entry.lifetimeSeconds)
    },

    revoke(token, clientId) {
      const entry = tokens[token]
      const grant = entry && grants.get(entry.grantId)
      if (!entry || grant?.clientId !== clientId) return
      entry.revokedAtMs ??= now().getTime()
      if (grant.accountType === 'personal' || behaviour.revokeEndsServiceConsent) grants.end(entry.grantId)
    },
  }
}
