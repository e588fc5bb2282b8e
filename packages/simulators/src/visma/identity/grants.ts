import type { VismaGrant, VismaState } from '../state.ts'

export interface GrantQuery {
  companyId?: string
  accountId?: string
  clientId?: string
}

export interface Grants {
  get(grantId: string): VismaGrant | undefined
  add(grantId: string, grant: Omit<VismaGrant, 'createdAtMs' | 'revokedAtMs'>): void
  /** The grants in force that fit, by id. */
  live(query?: GrantQuery): [string, VismaGrant][]
  /** Ends every grant that fits together with its codes and refresh tokens; answers how many there were. */
  revoke(query: GrantQuery): number
  markRevoked(grantId: string): void
}

const GRANT_MODELS = ['AuthorizationCode', 'RefreshToken']

/** Which user has given which client access to which company. */
export function createGrants({ state, now }: { state: VismaState; now: () => Date }): Grants {
  const { grants, models } = state.data

  const live = (query: GrantQuery = {}) =>
    Object.entries(grants).filter(
      ([, grant]) =>
        grant.revokedAtMs === null &&
        (query.companyId === undefined || grant.companyId === query.companyId) &&
        (query.accountId === undefined || grant.accountId === query.accountId) &&
        (query.clientId === undefined || grant.clientId === query.clientId),
    )
  const markRevoked = (grantId: string) => {
    const grant = grants[grantId]
    if (grant) grant.revokedAtMs ??= now().getTime()
  }

  return {
    live,
    markRevoked,
    get: grantId => grants[grantId],
    add(grantId, grant) {
      grants[grantId] = { ...grant, createdAtMs: now().getTime(), revokedAtMs: null }
    },
    revoke(query) {
      const ended = live(query)
      for (const [grantId] of ended) {
        markRevoked(grantId)
        delete models.Grant?.[grantId]
        for (const model of GRANT_MODELS) {
          for (const [id, entry] of Object.entries(models[model] ?? {})) {
            if (entry.payload.grantId === grantId) delete models[model]?.[id]
          }
        }
      }
      return ended.length
    },
  }
}
