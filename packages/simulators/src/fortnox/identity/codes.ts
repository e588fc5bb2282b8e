import { createHash, randomUUID } from 'node:crypto'
import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxCode, FortnoxGrant, FortnoxState } from '../state.ts'
import type { Grants } from './grants.ts'
import { invalidGrant, OAuthError } from './oauth-error.ts'

const KEEP_EXPIRED_MS = 24 * 3600 * 1000

interface CodeUse {
  code: string
  clientId: string
  redirectUri: string | null
  verifier: string | null
}

export interface Codes {
  issue(code: Omit<FortnoxCode, 'expiresAtMs' | 'usedAtMs'>): string
  /** Uses a code up and gives what it stands for; throws `invalid_grant` or `redirect_uri_mismatch`. */
  use(use: CodeUse): { grantId: string; grant: FortnoxGrant; offline: boolean }
}

/** Authorization codes: ten minutes, one use. */
export function createCodes(deps: {
  state: FortnoxState
  grants: Grants
  behaviour: FortnoxBehaviour
  now: () => Date
}): Codes {
  const { state, grants, behaviour, now } = deps
  const { codes } = state.data

  return {
    issue(code) {
      const nowMs = now().getTime()
      for (const [other, { expiresAtMs }] of Object.entries(codes)) {
        if (expiresAtMs + KEEP_EXPIRED_MS < nowMs) delete codes[other]
      }
      const value = randomUUID()
      codes[value] = { ...code, expiresAtMs: nowMs + behaviour.codeLifetimeSeconds * 1000, usedAtMs: null }
      return value
    },

    use({ code, clientId, redirectUri, verifier }) {
      const entry = codes[code]
      const grant = entry && grants.get(entry.grantId)
      if (entry?.usedAtMs != null && behaviour.replayedCodeRevokesGrant) grants.end(entry.grantId)
      if (
        !entry ||
        !grant ||
        grant.clientId !== clientId ||
        entry.usedAtMs !== null ||
        grant.revokedAtMs !== null
      ) {
        throw invalidGrant("Authorization code doesn't exist or is invalid for the client")
      }
      if (entry.redirectUri !== null && entry.redirectUri !== redirectUri) {
        throw new OAuthError(400, 'redirect_uri_mismatch', 'The redirect URI is missing or do not match')
      }
      if (entry.expiresAtMs <= now().getTime()) throw invalidGrant('The authorization code has expired')
      if (behaviour.pkce === 'enforcedWhenSent' && entry.challenge && !answers(entry.challenge, verifier)) {
        throw invalidGrant('The code verifier is missing or does not match')
      }
      entry.usedAtMs = now().getTime()
      return { grantId: entry.grantId, grant, offline: entry.offline }
    },
  }
}

function answers({ value, method }: { value: string; method: string }, verifier: string | null): boolean {
  if (verifier === null) return false
  return (method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier) === value
}
