import { randomBytes } from 'node:crypto'
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Pages } from '../../pages/pages.ts'
import { SUPPORTED_SCOPES } from '../scopes.ts'
import { type AccessTokenDeps, shapeAccessToken } from './access-token.ts'
import { createAdapterFactory } from './adapter.ts'
import { ACR_PARAMETER } from './authorize-guard.ts'
import { authorizationOf, consentIsRemembered, createInteractionPolicy } from './interaction-policy.ts'
import { openGrant } from './open-grant.ts'
import { errorPage } from './pages/error-page.ts'
import { shapeResponses } from './shape-responses.ts'

const CODE_LIFETIME_SECONDS = 300
const SESSION_LIFETIME_SECONDS = 14 * 24 * 3600
const GRANT_LIFETIME_SECONDS = 10 * 365 * 24 * 3600

export interface ProviderDeps extends AccessTokenDeps {
  pages: Pages
}

/** The OAuth library, set up to look like the identity service of Visma Online. */
export function createProvider(deps: ProviderDeps): Provider {
  const { issuer, state } = deps
  const provider = new Provider(
    issuer,
    configuration(deps, () => provider),
  )

  // The library has no setting for what codes and refresh tokens look like.
  const generateTokenId = () => `${randomBytes(32).toString('hex').toUpperCase()}-1`
  Object.assign(provider.AuthorizationCode.prototype, { generateTokenId })
  Object.assign(provider.RefreshToken.prototype, { generateTokenId })
  provider.use(shapeResponses({ ...deps, clients: () => state.data.clients }))
  provider.on('authorization.success', (ctx, answer) => {
    shapeCallback(ctx as KoaContextWithOIDC, answer as Record<string, unknown>, deps)
  })
  provider.on('server_error', (_ctx, error) => process.emitWarning(error))
  return provider
}

function configuration(deps: ProviderDeps, provider: () => Provider): Configuration {
  const { audience, state, directory, grants, behaviour, now, pages } = deps
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax' as const, path: '/' }
  const clientOf = (clientId: string | undefined) =>
    state.data.clients.find(client => client.clientId === clientId)

  return {
    adapter: createAdapterFactory({ state, grants, now }),
    jwks: { keys: [state.data.signingKey] },
    routes: {
      authorization: '/connect/authorize',
      token: '/connect/token',
      revocation: '/connect/revocation',
      introspection: '/connect/introspect',
      userinfo: '/connect/userinfo',
      end_session: '/connect/endsession',
      jwks: '/.well-known/openid-configuration/jwks',
    },
    scopes: [...SUPPORTED_SCOPES],
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    extraParams: [ACR_PARAMETER],
    pkce: { required: () => false },
    cookies: {
      keys: state.data.cookieKeys,
      // Cookies do not know ports: the names must not meet those of a neighbour on localhost.
      names: {
        session: 'visma-sim-session',
        interaction: 'visma-sim-interaction',
        resume: 'visma-sim-resume',
      },
      long: cookie,
      short: cookie,
    },
    ttl: {
      AccessToken: () => behaviour.accessTokenLifetimeSeconds,
      AuthorizationCode: CODE_LIFETIME_SECONDS,
      IdToken: CODE_LIFETIME_SECONDS,
      Interaction: 3600,
      Session: SESSION_LIFETIME_SECONDS,
      Grant: GRANT_LIFETIME_SECONDS,
      RefreshToken: (_ctx, token) => {
        const { refreshTokenLifetimeSeconds: lifetime, refreshTokenExpiration } = behaviour
        const grant = grants.get(String(token.grantId))
        if (refreshTokenExpiration === 'sliding' || !grant) return lifetime
        return Math.max(1, Math.ceil(lifetime - (now().getTime() - grant.createdAtMs) / 1000))
      },
    },
    rotateRefreshToken: ctx => clientOf(ctx.oidc.client?.clientId)?.refreshTokens === 'rotating',
    expiresWithSession: () => false,
    findAccount: (_ctx, sub) => {
      const account = directory.bySub(sub)
      return account && { accountId: sub, claims: () => ({ sub, email: account.email, name: account.name }) }
    },
    loadExistingGrant: async ctx => {
      const consent = ctx.oidc.result?.consent as { grantId?: string } | undefined
      if (consent?.grantId !== undefined) return provider().Grant.find(consent.grantId)
      const { account, choice, scopes } = authorizationOf(ctx, deps)
      const clientId = ctx.oidc.client?.clientId
      if (!account || !choice.chosen || clientId === undefined || !consentIsRemembered(ctx, deps))
        return undefined
      const request = { clientId, accountId: account.sub, companyId: choice.chosen.id, scopes }
      return openGrant(request, { provider: provider(), grants, behaviour, audience })
    },
    interactions: {
      policy: createInteractionPolicy(deps),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    formats: {
      customizers: { jwt: (_ctx, token, jwt) => shapeAccessToken(token, jwt, deps) },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience,
          scope: SUPPORTED_SCOPES.join(' '),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html'
      ctx.body = errorPage(pages, { error, explanation: error_description ?? '' })
    },
  }
}

/** Puts the granted scope on the way back to the client, and the issuer as the switch has it. */
function shapeCallback(
  ctx: KoaContextWithOIDC,
  answer: Record<string, unknown>,
  { behaviour }: ProviderDeps,
): void {
  answer.scope = ctx.oidc.entities.AuthorizationCode?.scope
  if (behaviour.callbackIssuer === 'absent') delete answer.iss
  if (behaviour.callbackIssuer === 'foreign') answer.iss = 'https://identity.elsewhere.example'
}
