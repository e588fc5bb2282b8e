import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pages } from '../../pages/pages.ts'
import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxAccount } from '../cast.ts'
import type { FortnoxCompany } from '../data/company.ts'
import type { FortnoxState } from '../state.ts'
import { approve } from './approve.ts'
import {
  type AuthorizeRequest,
  answerLocation,
  judgeAuthorizeRequest,
  type Refusal,
  refusalLocation,
} from './authorize-request.ts'
import type { Codes } from './codes.ts'
import type { Directory } from './directory.ts'
import type { Grants } from './grants.ts'
import { companyPage } from './pages/company-page.ts'
import { consentPage } from './pages/consent-page.ts'
import { errorPage } from './pages/error-page.ts'
import { loginPage } from './pages/login-page.ts'
import { refusalAfterApproval, refusalBeforeConsent } from './refusals.ts'
import type { Sessions } from './sessions.ts'

export interface AuthorizeDeps {
  state: FortnoxState
  behaviour: FortnoxBehaviour
  pages: Pages
  directory: Directory
  sessions: Sessions
  grants: Grants
  codes: Codes
}

/**
 * What every step of the way knows: the client's request, found good, and its query string to carry along.
 */
interface Step {
  request: FastifyRequest
  reply: FastifyReply
  asked: AuthorizeRequest
  search: string
}

const AUTH_PATH = '/oauth-v1/auth'

/** The consent in the browser: sign-in, company, approval. Each step judges the client's request anew. */
export function registerAuthorize(app: FastifyInstance, deps: AuthorizeDeps): void {
  const { state, behaviour, pages, directory, sessions } = deps

  const show = (reply: FastifyReply, page: string, status = 200) =>
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
  const leave = (reply: FastifyReply, location: string) =>
    reply.header('cache-control', 'no-store').redirect(location, 302)
  const refuse = ({ reply, asked }: Step, refusal: Refusal) =>
    leave(reply, refusalLocation(asked, refusal, behaviour))
  const goTo = ({ reply, search }: Step, path = '') => reply.redirect(`${AUTH_PATH}${path}${search}`, 303)

  const step = (handler: (step: Step) => unknown) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { search, searchParams } = new URL(request.raw.url ?? '/', 'http://simulator')
    const judged = judgeAuthorizeRequest(searchParams, { clients: state.data.clients, behaviour })
    if (judged.verdict === 'page') return show(reply, errorPage(pages, judged), 400)
    if (judged.verdict === 'redirect') return leave(reply, judged.location)
    return handler({ request, reply, asked: judged.request, search })
  }
  /** A step of someone who is signed in, for one of their companies; anyone else goes back to the start. */
  const companyStep = (
    handler: (step: Step & { account: FortnoxAccount; company: FortnoxCompany; several: boolean }) => unknown,
  ) =>
    step(current => {
      const account = sessions.account(current.request)
      const companies = account ? directory.companiesOf(account) : []
      const { companyId } = current.request.params as { companyId: string }
      const company = companies.find(other => other.id === companyId)
      if (!account || !company) return goTo(current)
      return handler({ ...current, account, company, several: companies.length > 1 })
    })

  app.get(
    AUTH_PATH,
    step(current => {
      const { request, reply, search } = current
      const account = sessions.account(request)
      if (!account) return show(reply, loginPage(pages, { search, accounts: directory.accounts }))
      const companies = directory.companiesOf(account)
      const [only, ...others] = companies
      if (only && others.length === 0) return goTo(current, `/${only.id}`)
      return show(reply, companyPage(pages, { search, account, companies }))
    }),
  )

  // Where a token request lands that has mistaken the path.
  app.post(AUTH_PATH, async (_request, reply) => reply.code(403).send())

  app.post(
    `${AUTH_PATH}/sign-in`,
    step(async current => {
      const { request, reply, search } = current
      const form = formOf(request)
      const email = form.get('email') ?? ''
      const account = directory.signIn(email, form.get('password') ?? '')
      if (!account)
        return show(reply, loginPage(pages, { search, accounts: directory.accounts, failed: email }))
      await sessions.signIn(reply, account)
      return goTo(current)
    }),
  )

  app.post(
    `${AUTH_PATH}/switch`,
    step(async current => {
      await sessions.signOut(current.request, current.reply)
      return goTo(current)
    }),
  )

  app.post(
    `${AUTH_PATH}/company`,
    step(current => goTo(current, `/${encodeURIComponent(formOf(current.request).get('companyId') ?? '')}`)),
  )

  app.post(
    `${AUTH_PATH}/cancel`,
    step(current =>
      refuse(current, {
        kind: 'error',
        error: 'access_denied',
        description: 'The user denied access to your application',
      }),
    ),
  )

  app.get(
    `${AUTH_PATH}/:companyId`,
    companyStep(current => {
      const { reply, asked, search, account, company, several } = current
      const refusal = refusalBeforeConsent({ request: asked, account, company, behaviour })
      if (refusal) return refuse(current, refusal)
      return show(reply, consentPage(pages, { search, account, company, asked, several }))
    }),
  )

  app.post(
    `${AUTH_PATH}/:companyId/approve`,
    companyStep(async current => {
      const { reply, asked, account, company } = current
      const refusal = refusalAfterApproval({ request: asked, account, company, behaviour })
      if (refusal) return refuse(current, refusal)
      const code = await approve({ request: asked, account, company }, deps)
      return leave(reply, answerLocation(asked.redirectUri, { code, state: asked.state }))
    }),
  )
}

function formOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}
