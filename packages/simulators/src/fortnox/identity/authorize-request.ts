import type { FortnoxSimulatorClient } from '../clients.ts'
import type { IdentityBehaviour } from './identity-behaviour.ts'

export interface AuthorizeRequest {
  client: FortnoxSimulatorClient
  /** Where the answer goes. */
  redirectUri: string
  /** What the request itself said about it; null when it said nothing. */
  sentRedirectUri: string | null
  scopes: string[]
  state: string
  service: boolean
  offline: boolean
  challenge: { value: string; method: string } | null
}

export type JudgedRequest =
  | { verdict: 'good'; request: AuthorizeRequest }
  /** Told on a page of the service's own. */
  | { verdict: 'page'; error: string; explanation: string }
  /** Told to the client before anybody signs in. */
  | { verdict: 'redirect'; location: string }

/** Where the answer to an authorization request goes. */
export function answerLocation(redirectUri: string, parameters: Record<string, string | null>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, value)
  const text = query.toString()
  if (text === '') return redirectUri
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${text}`
}

/**
 * Judges an authorization request in the order of the real service: client and redirect URI first, on a page
 * of its own, then response type, state and scope by redirect, then whether a service account is open to the
 * client.
 */
export function judgeAuthorizeRequest(
  query: URLSearchParams,
  { clients, behaviour }: { clients: readonly FortnoxSimulatorClient[]; behaviour: IdentityBehaviour },
): JudgedRequest {
  const page = (error: string, explanation: string): JudgedRequest => ({
    verdict: 'page',
    error,
    explanation,
  })

  const repeated = [...query.keys()].find(name => query.getAll(name).length > 1)
  if (repeated) return page('invalid_request', `The parameter ${repeated} is given more than once.`)
  const client = clients.find(other => other.clientId === query.get('client_id'))
  if (!client) return page('invalid_client', 'Auth code or ClientID supplied is invalid')

  const registered =
    behaviour.redirectUris === 'several' ? client.redirectUris : client.redirectUris.slice(-1)
  const sentRedirectUri = query.get('redirect_uri')
  const redirectUri = sentRedirectUri ?? (registered.length === 1 ? registered[0] : undefined)
  if (redirectUri === undefined) return page('invalid_uri', 'No redirect URI was supplied or stored')
  const matchable = behaviour.redirectUriMatch === 'exact' ? redirectUri : redirectUri.replace(/\?.*$/, '')
  if (!registered.includes(matchable)) {
    return page('redirect_uri_mismatch', 'The redirect URI provided is missing or does not match')
  }

  const state = query.get('state')
  const refuse = (error: string, description: string): JudgedRequest => ({
    verdict: 'redirect',
    location: answerLocation(redirectUri, { error, error_description: description, state: state || null }),
  })
  const responseType = query.get('response_type')
  if (responseType !== 'code') {
    return responseType
      ? refuse('unsupported_response_type', 'Only the response type code is supported')
      : refuse('invalid_request', 'Invalid or missing response type')
  }
  if (!state) return refuse('invalid_request', 'The state parameter is required')
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean)
  if (scopes.length === 0 || scopes.some(scope => !client.scopes.includes(scope))) {
    return refuse('invalid_scope', 'An unsupported scope was requested')
  }
  const accountType = query.get('account_type')
  if (accountType !== null && accountType !== 'service') {
    return refuse('invalid_request', 'The account type is not valid')
  }
  const service = accountType === 'service'
  if (service && !client.allowsServiceAccount) {
    return page('unauthorized_client', 'Client does not allow service account')
  }
  const challenge = query.get('code_challenge')
  return {
    verdict: 'good',
    request: {
      client,
      redirectUri,
      sentRedirectUri,
      scopes: [...new Set(scopes)],
      state,
      service,
      offline: query.get('access_type') === 'offline',
      challenge:
        challenge === null
          ? null
          : { value: challenge, method: query.get('code_challenge_method') ?? 'plain' },
    },
  }
}

/** The redirect of a refusal once the client's request was found good. */
export function refusalLocation(
  { redirectUri, state }: AuthorizeRequest,
  refusal: Refusal,
  behaviour: IdentityBehaviour,
): string {
  if (refusal.kind === 'bare') return redirectUri
  const silent = refusal.error.startsWith('error_missing_') && !behaviour.missingErrorDescriptions
  return answerLocation(redirectUri, {
    error: refusal.error,
    error_description: silent ? null : refusal.description,
    state,
  })
}

export type Refusal =
  /** The callback without any parameter: a locked account. */
  { kind: 'bare' } | { kind: 'error'; error: string; description: string }
