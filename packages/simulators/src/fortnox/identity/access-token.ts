import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { jwtVerify, SignJWT } from 'jose'
import { createRandom } from '../../data/random.ts'
import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxSimulatorClient } from '../clients.ts'
import type { FortnoxGrant, FortnoxState } from '../state.ts'
import { GRANT_ID_LENGTH, type Grants } from './grants.ts'

/** What a valid access token stands for. */
export interface Caller {
  client: FortnoxSimulatorClient
  companyId: string
  tenantId: number
  scopes: ReadonlySet<string>
  service: boolean
}

export interface AccessTokens {
  issue(options: { grantId: string; grant: FortnoxGrant; scopes: readonly string[] }): Promise<string>
  verify(token: string): Promise<Caller | null>
}

const ISSUER = 'https://api.fortnox.se/oauth2'
const RIGHTS = 120

/** Access tokens as the real service makes them: HS256, and long because of the rights that they carry. */
export function createAccessTokens(deps: {
  state: FortnoxState
  grants: Grants
  behaviour: FortnoxBehaviour
  now: () => Date
}): AccessTokens {
  const { state, grants, behaviour, now } = deps
  const key = Buffer.from(state.data.signingKey, 'base64url')
  const rights = new Map<string, string>()

  const rightsOf = (subject: string) => {
    const known = rights.get(subject) ?? packRights(subject)
    rights.set(subject, known)
    return known
  }

  return {
    async issue({ grantId, grant, scopes }) {
      const issuedAt = Math.floor(now().getTime() / 1000)
      const userId = userIdOf(grant)
      const subject = `${userId}@${grant.tenantId}`
      const id = `${grantId}${randomBytes(20).toString('hex')}`.slice(0, 40)
      return new SignJWT({
        userId,
        tenantId: grant.tenantId,
        clientId: grant.clientId,
        rightsAsJson: rightsOf(subject),
        scopes: [...scopes],
        authsource: 'OAUTH2',
        id,
        jti: id,
        iss: ISSUER,
        aud: grant.clientId,
        sub: subject,
        exp: issuedAt + behaviour.accessTokenLifetimeSeconds,
        iat: issuedAt,
        token_type: 'bearer',
        scope: scopes.join(' '),
      })
        .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
        .sign(key)
    },

    async verify(token) {
      const claims = await jwtVerify(token, key, {
        issuer: ISSUER,
        algorithms: ['HS256'],
        currentDate: now(),
      }).then(
        ({ payload }) => payload,
        () => null,
      )
      const client = state.data.clients.find(other => other.clientId === claims?.clientId)
      const grant = grants.get(String(claims?.jti).slice(0, GRANT_ID_LENGTH))
      if (!claims || !client || !grant || !Array.isArray(claims.scopes)) return null
      if (grant.revokedAtMs !== null && behaviour.accessTokensAfterRevocation === 'rejected') return null
      return {
        client,
        companyId: grant.companyId,
        tenantId: grant.tenantId,
        scopes: new Set(claims.scopes.map(String)),
        service: grant.accountType === 'service',
      }
    },
  }
}

/** Users are numbered within their company; a service account is a user of its own. */
function userIdOf({ accountType, accountId, clientId, tenantId }: FortnoxGrant): number {
  const who = accountType === 'service' ? clientId : accountId
  return createRandom('fortnox', 'user', tenantId, who).int(1, 400)
}

function packRights(subject: string): string {
  const random = createRandom('fortnox', 'rights', subject)
  const rights = Array.from({ length: RIGHTS }, (_, index) => ({
    id: random.uuid(),
    right: index,
    level: random.int(0, 3),
  }))
  return gzipSync(JSON.stringify(rights)).toString('base64')
}
