import { createLocalJWKSet, jwtVerify } from 'jose'
import type { AccessToken, ClientCredentials, JWTStructured } from 'oidc-provider'
import type { Caller } from '../api/register-api.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaState } from '../state.ts'
import type { Directory } from './directory.ts'
import type { Grants } from './grants.ts'

export interface AccessTokenDeps {
  issuer: string
  audience: string
  state: VismaState
  directory: Directory
  grants: Grants
  behaviour: VismaBehaviour
  now: () => Date
}

/** Gives the library's JWT the header and the claims of the real service, dated by the simulator's clock. */
export function shapeAccessToken(
  token: AccessToken | ClientCredentials,
  jwt: JWTStructured,
  { issuer, audience, state, directory, grants, behaviour, now }: AccessTokenDeps,
): void {
  const issuedAt = Math.floor(now().getTime() / 1000)
  const grantId = 'grantId' in token ? String(token.grantId) : ''
  const grant = grants.get(grantId)
  const account = grant && directory.bySub(grant.accountId)
  jwt.header = { typ: 'JWT', x5t: state.data.signingKey.kid }
  jwt.payload = {
    iss: issuer,
    nbf: issuedAt,
    iat: issuedAt,
    exp: issuedAt + behaviour.accessTokenLifetimeSeconds,
    aud: audience,
    scope: (token.scope ?? '').split(' ').filter(Boolean),
    amr: ['pwd'],
    client_id: token.clientId,
    sub: account?.sub,
    auth_time: grant ? Math.floor(grant.createdAtMs / 1000) : issuedAt,
    idp: 'local',
    customer_id: grant?.companyId,
    email: account?.email,
    sid: grantId,
    jti: token.jti,
  }
}

/** Checks an access token as the API does: signature, issuer, audience and expiry. */
export function createAccessTokenVerifier(deps: AccessTokenDeps): (token: string) => Promise<Caller | null> {
  const { n, e, kty, kid, alg, use } = deps.state.data.signingKey
  const keys = createLocalJWKSet({ keys: [{ n, e, kty, kid, alg, use }] })

  return async token => {
    const claims = await jwtVerify(token, keys, {
      issuer: deps.issuer,
      audience: deps.audience,
      currentDate: deps.now(),
    }).then(
      ({ payload }) => payload,
      () => null,
    )
    if (!claims) return null
    const client = deps.state.data.clients.find(other => other.clientId === claims.client_id)
    if (!client || typeof claims.customer_id !== 'string' || !Array.isArray(claims.scope)) return null
    const revoked = deps.grants.get(String(claims.sid))?.revokedAtMs != null
    if (revoked && deps.behaviour.accessTokensAfterRevocation === 'rejected') return null
    return { client, companyId: claims.customer_id, scopes: new Set(claims.scope.map(String)) }
  }
}
