import type { KoaContextWithOIDC } from 'oidc-provider'
import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaSimulatorClient } from '../clients.ts'
import { SUPPORTED_SCOPES } from '../scopes.ts'

export interface ShapeDeps {
  behaviour: VismaBehaviour
  clients: () => readonly VismaSimulatorClient[]
}

/** What discovery advertises beyond, or other than, what the library itself would say. */
const DISCOVERY = {
  scopes_supported: SUPPORTED_SCOPES,
  claims_supported: ['sub', 'email', 'name', 'customer_id', 'idp', 'auth_time'],
  grant_types_supported: [
    'authorization_code',
    'client_credentials',
    'refresh_token',
    'implicit',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:openid:params:grant-type:ciba',
    'act_as',
  ],
  response_types_supported: [
    'code',
    'token',
    'id_token',
    'id_token token',
    'code id_token',
    'code token',
    'code id_token token',
  ],
  response_modes_supported: ['form_post', 'query', 'fragment'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  code_challenge_methods_supported: ['plain', 'S256'],
  prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
}

/** What the library says when no client authentication came along, or none that it could read. */
const NO_CLIENT_AUTHENTICATION = /authentication mechanism|authorization header|authorization header value/i

type Middleware = (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void>

/** Turns the library's answers into those of the real service. */
export function shapeResponses({ behaviour, clients }: ShapeDeps): Middleware {
  return async (ctx, next) => {
    await next()
    if (ctx.path === '/.well-known/openid-configuration') ctx.body = { ...(ctx.body as object), ...DISCOVERY }
    if (ctx.path.startsWith('/connect/authorize')) shapeRedirect(ctx, behaviour)
    if (ctx.path === '/connect/token' || ctx.path === '/connect/revocation') shapeError(ctx, behaviour)
    if (ctx.path === '/connect/token' && ctx.status === 200) shapeTokens(ctx, behaviour, clients())
  }
}

function shapeRedirect(ctx: KoaContextWithOIDC, behaviour: VismaBehaviour): void {
  if (ctx.status !== 303) return
  const location = new URL(String(ctx.response.get('location')), ctx.href)
  if (!behaviour.errorDescriptions) location.searchParams.delete('error_description')
  ctx.set('location', location.href)
  ctx.status = 302
}

function shapeError(ctx: KoaContextWithOIDC, behaviour: VismaBehaviour): void {
  if (ctx.status < 400 || ctx.status >= 500 || !isErrorBody(ctx.body)) return
  const { error, error_description: description } = ctx.body
  if (ctx.path === '/connect/revocation' && error === 'unsupported_token_type') {
    ctx.status = 200
    ctx.body = ''
    return
  }
  const code = NO_CLIENT_AUTHENTICATION.test(description ?? '') ? 'invalid_client' : error
  ctx.status = 400
  ctx.remove('www-authenticate')
  ctx.body = {
    error: code,
    ...(behaviour.errorDescriptions && description ? { error_description: description } : {}),
  }
}

function shapeTokens(
  ctx: KoaContextWithOIDC,
  behaviour: VismaBehaviour,
  clients: readonly VismaSimulatorClient[],
): void {
  const { refresh_token: refreshToken, ...answer } = ctx.body as Record<string, unknown>
  const client = clients.find(other => other.clientId === ctx.oidc.client?.clientId)
  const repeated = ctx.oidc.params?.grant_type === 'refresh_token' && client?.refreshTokens === 'reusable'
  const omitted = refreshToken === undefined || (repeated && !behaviour.repeatReusableRefreshToken)
  ctx.body = {
    ...answer,
    token_type: behaviour.tokenType,
    ...(omitted ? {} : { refresh_token: refreshToken }),
  }
}

function isErrorBody(body: unknown): body is { error: string; error_description?: string } {
  return typeof body === 'object' && body !== null && 'error' in body
}
