import { createHash } from 'node:crypto'
import type { VismaSimulatorClient } from '../clients.ts'
import { SUPPORTED_SCOPES } from '../scopes.ts'

export type GuardedRequest =
  | { ok: true; query: URLSearchParams }
  | { ok: false; error: string; explanation: string }

const PROMPTS: ReadonlySet<string> = new Set(['none', 'login', 'consent', 'select_account'])
const PASSED_ON = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'response_mode',
  'login_hint',
]
const ONLY_WITH_OPENID = ['nonce', 'max_age']

/** The parameter under which the library carries `acr_values`, which it would refuse without `openid`. */
export const ACR_PARAMETER = 'visma_acr'

/**
 * Judges an authorization request as the real service does: what is wrong with it is told on a page of its
 * own, never by a redirect. A good request is rewritten for the library.
 */
export function guardAuthorizeRequest(
  query: URLSearchParams,
  clients: readonly VismaSimulatorClient[],
): GuardedRequest {
  const refuse = (error: string, explanation: string): GuardedRequest => ({ ok: false, error, explanation })

  const repeated = [...query.keys()].find(name => query.getAll(name).length > 1)
  if (repeated) return refuse('invalid_request', `The parameter ${repeated} is given more than once.`)

  const client = clients.find(other => other.clientId === query.get('client_id'))
  if (!client) return refuse('unauthorized_client', 'Unknown client or client not enabled.')

  if (!client.redirectUris.includes(query.get('redirect_uri') ?? '')) {
    return refuse('invalid_request', 'Invalid redirect_uri: it is not registered with this client.')
  }
  if (query.get('response_type') !== 'code') {
    return refuse('unsupported_response_type', 'Only response_type=code is open to this client.')
  }
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean)
  if (scopes.length === 0) return refuse('invalid_request', 'The parameter scope is missing.')
  const unknownScope = scopes.find(scope => !SUPPORTED_SCOPES.includes(scope))
  if (unknownScope) return refuse('invalid_scope', `The scope ${unknownScope} is not known.`)

  const prompts = (query.get('prompt') ?? '').split(' ').filter(Boolean)
  const unknownPrompt = prompts.find(prompt => !PROMPTS.has(prompt))
  if (unknownPrompt || (prompts.includes('none') && prompts.length > 1)) {
    return refuse('invalid_request', `The prompt ${unknownPrompt ?? 'none'} is not valid here.`)
  }
  const challenge = query.get('code_challenge')
  const method = query.get('code_challenge_method') ?? 'plain'
  if (challenge !== null && (!/^[\w.~-]{43,128}$/.test(challenge) || !['plain', 'S256'].includes(method))) {
    return refuse('invalid_request', 'The code challenge is not valid.')
  }
  return { ok: true, query: rewrite(query, { scopes, prompts, challenge, method }) }
}

function rewrite(
  query: URLSearchParams,
  parts: { scopes: string[]; prompts: string[]; challenge: string | null; method: string },
): URLSearchParams {
  const rewritten = new URLSearchParams()
  const names = parts.scopes.includes('openid') ? [...PASSED_ON, ...ONLY_WITH_OPENID] : PASSED_ON
  for (const name of names) {
    const value = query.get(name)
    if (value !== null) rewritten.set(name, value)
  }
  const acrValues = query.get('acr_values')
  if (acrValues) rewritten.set(ACR_PARAMETER, acrValues)

  // The library drops offline_access from requests that do not ask for consent; whether the page is really
  // shown is
  // decided by the interaction policy.
  const prompts = parts.prompts.includes('none') ? parts.prompts : [...new Set([...parts.prompts, 'consent'])]
  rewritten.set('prompt', prompts.join(' '))

  if (parts.challenge !== null) {
    // The library knows S256 only, and a plain challenge is the verifier itself.
    const s256 =
      parts.method === 'S256'
        ? parts.challenge
        : createHash('sha256').update(parts.challenge).digest('base64url')
    rewritten.set('code_challenge', s256)
    rewritten.set('code_challenge_method', 'S256')
  }
  return rewritten
}
