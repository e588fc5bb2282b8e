import type { FortnoxSimulatorClient } from '../clients.ts'
import { invalidClient } from './oauth-error.ts'

/**
 * Finds the client that a token request names and proves; throws `invalid_client`. Halves are taken as they
 * are.
 */
export function authenticateClient(options: {
  authorization: string | undefined
  form: URLSearchParams
  clients: readonly FortnoxSimulatorClient[]
  bodyCredentials: 'refused' | 'accepted'
}): FortnoxSimulatorClient {
  const { authorization, form, clients, bodyCredentials } = options
  const given =
    basicCredentials(authorization) ??
    (bodyCredentials === 'accepted' && authorization === undefined
      ? { id: form.get('client_id'), secret: form.get('client_secret') }
      : null)
  const client = clients.find(
    ({ clientId, clientSecret }) => given && clientId === given.id && clientSecret === given.secret,
  )
  if (!client) throw invalidClient()
  return client
}

function basicCredentials(authorization: string | undefined): { id: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}
