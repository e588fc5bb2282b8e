import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'

/** Somebody at the organisation's own provider. */
interface ProviderPerson {
  sub: string
  email: string
  email_verified?: boolean
  name?: string
}

/** A real OpenID Connect provider that logs in whoever `person` is, without asking. */
export interface IdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who logs in next; null says no. */
  person: ProviderPerson | null
  /** The parameters of each authorization request. */
  authorizations: URLSearchParams[]
  close(): Promise<void>
}

export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const server: Server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://localhost:${address.port}`
  const client = { clientId: 'collector', clientSecret: 'a-secret-of-the-provider' }
  const known = new Map<string, ProviderPerson>()
  const state: IdentityProvider = {
    issuer,
    ...client,
    person: null,
    authorizations: [],
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        // What may come back to http://localhost.
        application_type: 'native',
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        require_auth_time: true,
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ ...known.get(sub), sub }),
    }),
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === '/auth' && url.searchParams.has('client_id'))
      state.authorizations.push(url.searchParams)
    if (!url.pathname.startsWith('/interaction/')) return callback(request, response)
    void answer(provider, state, known, { request, response })
  })
  return state
}

/** Logs in and consents in one step. */
async function answer(
  provider: Provider,
  state: IdentityProvider,
  known: Map<string, ProviderPerson>,
  {
    request,
    response,
  }: {
    request: Parameters<ReturnType<Provider['callback']>>[0]
    response: Parameters<ReturnType<Provider['callback']>>[1]
  },
): Promise<void> {
  const { person } = state
  if (!person) {
    const refusal = { error: 'access_denied', error_description: 'no' }
    return provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false })
  }
  known.set(person.sub, person)
  const { params } = await provider.interactionDetails(request, response)
  const grant = new provider.Grant({ accountId: person.sub, clientId: String(params['client_id']) })
  grant.addOIDCScope('openid email profile')
  const grantId = await grant.save()
  const result = { login: { accountId: person.sub }, consent: { grantId } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}
