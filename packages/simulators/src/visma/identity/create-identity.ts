import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { LoggedRequest } from '../../levers/request-log.ts'
import type { Pages } from '../../pages/pages.ts'
import type { Caller } from '../api/register-api.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaState } from '../state.ts'
import { createAccessTokenVerifier } from './access-token.ts'
import { guardAuthorizeRequest } from './authorize-guard.ts'
import { createProvider } from './create-provider.ts'
import type { Directory } from './directory.ts'
import type { Grants } from './grants.ts'
import { errorPage } from './pages/error-page.ts'
import { registerInteractions } from './register-interactions.ts'

export interface IdentityDeps {
  issuer: string
  state: VismaState
  directory: Directory
  grants: Grants
  behaviour: VismaBehaviour
  pages: Pages
  now: () => Date
}

export interface Identity {
  readonly provider: Provider
  /** Whether a path belongs to the protocol endpoints; the pages are routes of the app. */
  serves(path: string): boolean
  handle(request: IncomingMessage, response: ServerResponse, logged: LoggedRequest): Promise<void>
  verifyAccessToken(token: string): Promise<Caller | null>
  registerPages(app: FastifyInstance): void
}

/** The identity service: protocol endpoints by the OAuth library, pages by the simulator. */
export function createIdentity(deps: IdentityDeps): Identity {
  const { issuer, state, pages } = deps
  const audience = `${issuer}/resources`
  const provider = createProvider({ ...deps, audience })
  const callback = provider.callback()

  return {
    provider,
    serves: path => path.startsWith('/connect/') || path.startsWith('/.well-known/'),
    verifyAccessToken: createAccessTokenVerifier({ ...deps, audience }),
    registerPages: app => registerInteractions(app, { ...deps, provider, audience }),

    async handle(request, response, { method, path }) {
      request.headers.host = new URL(issuer).host
      if (method === 'GET' && path === '/connect/authorize') {
        const guarded = guardAuthorizeRequest(
          new URL(request.url ?? '/', issuer).searchParams,
          state.data.clients,
        )
        if (!guarded.ok) {
          response
            .writeHead(400, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
            .end(errorPage(pages, guarded))
          return
        }
        request.url = `${path}?${guarded.query}`
      }
      await callback(request, response)
    },
  }
}
