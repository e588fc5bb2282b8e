import type { FastifyInstance } from 'fastify'
import { createSlidingWindow } from '../../levers/sliding-window.ts'
import type { Pages } from '../../pages/pages.ts'
import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxCompany } from '../data/company.ts'
import type { FortnoxState } from '../state.ts'
import { type Caller, createAccessTokens } from './access-token.ts'
import { createCodes } from './codes.ts'
import type { Directory } from './directory.ts'
import type { Grants } from './grants.ts'
import { createRefreshTokens } from './refresh-tokens.ts'
import { registerAuthorize } from './register-authorize.ts'
import { registerTokenEndpoint } from './register-token-endpoint.ts'
import { createSessions } from './sessions.ts'
import { createTokenGrants } from './token-grants.ts'

export interface IdentityDeps {
  state: FortnoxState
  companies: { list(): FortnoxCompany[] }
  directory: Directory
  grants: Grants
  behaviour: FortnoxBehaviour
  pages: Pages
  now: () => Date
}

/** Consent and tokens under `/oauth-v1`; answers how the API checks an access token. */
export function registerIdentity(
  app: FastifyInstance,
  deps: IdentityDeps,
): { verifyAccessToken(token: string): Promise<Caller | null> } {
  const { state, directory, now } = deps
  const codes = createCodes(deps)
  const accessTokens = createAccessTokens(deps)
  const refreshTokens = createRefreshTokens(deps)

  registerAuthorize(app, { ...deps, codes, sessions: createSessions({ state, directory }) })
  registerTokenEndpoint(app, {
    ...deps,
    tokenGrants: createTokenGrants({ ...deps, codes, refreshTokens, accessTokens }),
    rateLimit: createSlidingWindow({ now }),
  })
  return { verifyAccessToken: accessTokens.verify }
}
