import { randomBytes } from 'node:crypto'
import type { FortnoxGrant, FortnoxState } from '../state.ts'

export interface GrantQuery {
  companyId?: string
  tenantId?: number
  accountId?: string
  clientId?: string
}

export interface Grants {
  get(grantId: string): FortnoxGrant | undefined
  /** Opens a grant and answers its id. */
  open(grant: Omit<FortnoxGrant, 'createdAtMs' | 'revokedAtMs'>): string
  /** The grants in force that fit, by id, oldest first. */
  live(query?: GrantQuery): [string, FortnoxGrant][]
  /** The newest service consent of a company, in force or withdrawn. */
  serviceConsent(clientId: string, tenantId: number): [string, FortnoxGrant] | undefined
  /** Ends every grant that fits; answers how many there were. */
  revoke(query: GrantQuery): number
  end(grantId: string): void
}

/** How many characters of an access token's id name its grant. */
export const GRANT_ID_LENGTH = 16

/** Which user has given which client access to which company. */
export function createGrants({ state, now }: { state: FortnoxState; now: () => Date }): Grants {
  const { grants } = state.data

  const fits = (grant: FortnoxGrant, query: GrantQuery) =>
    (query.companyId === undefined || grant.companyId === query.companyId) &&
    (query.tenantId === undefined || grant.tenantId === query.tenantId) &&
    (query.accountId === undefined || grant.accountId === query.accountId) &&
    (query.clientId === undefined || grant.clientId === query.clientId)
  const live = (query: GrantQuery = {}) =>
    Object.entries(grants).filter(([, grant]) => grant.revokedAtMs === null && fits(grant, query))
  const end = (grantId: string) => {
    const grant = grants[grantId]
    if (grant) grant.revokedAtMs ??= now().getTime()
  }

  return {
    live,
    end,
    get: grantId => grants[grantId],
    open(grant) {
      const grantId = randomBytes(GRANT_ID_LENGTH / 2).toString('hex')
      grants[grantId] = { ...grant, createdAtMs: now().getTime(), revokedAtMs: null }
      return grantId
    },
    serviceConsent: (clientId, tenantId) =>
      Object.entries(grants)
        .filter(([, grant]) => grant.accountType === 'service' && fits(grant, { clientId, tenantId }))
        .at(-1),
    revoke(query) {
      const ended = live(query)
      for (const [grantId] of ended) end(grantId)
      return ended.length
    },
  }
}
