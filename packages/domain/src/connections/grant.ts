import type { ProviderCompany, Tokens } from '@collector/providers'

/** A fresh grant and whose it is. */
export interface FreshGrant {
  tokens: Tokens
  company: ProviderCompany
  serviceAccount: boolean
}

/** A grant with its tokens open, as it is stored once they are sealed. */
export interface OpenGrant {
  companyId: string
  companyName: string
  organisationNumber: string | null
  companyCurrency: string
  serviceAccount: boolean
  scopes: string[]
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string | null
}

/** What is stored of a grant that was given at `now`. */
export function toOpenGrant({ tokens, company, serviceAccount }: FreshGrant, now: Date): OpenGrant {
  return {
    companyId: company.id,
    companyName: company.name,
    organisationNumber: company.organisationNumber,
    companyCurrency: company.currency,
    serviceAccount,
    scopes: [...(tokens.scopes ?? [])],
    accessToken: tokens.accessToken,
    accessTokenExpiresAt: new Date(now.getTime() + tokens.expiresInSeconds * 1000),
    refreshToken: tokens.refreshToken ?? null,
  }
}
