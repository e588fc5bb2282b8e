import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors, type InteractionResults, type Provider } from 'oidc-provider'
import { z } from 'zod'
import type { Pages } from '../../pages/pages.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import { readAuthorization } from './authorization.ts'
import type { Directory } from './directory.ts'
import type { Grants } from './grants.ts'
import { openGrant } from './open-grant.ts'
import { companyPage } from './pages/company-page.ts'
import { consentPage } from './pages/consent-page.ts'
import { errorPage } from './pages/error-page.ts'
import { loginPage, type ShownAccount } from './pages/login-page.ts'

export interface InteractionDeps {
  provider: Provider
  pages: Pages
  directory: Directory
  grants: Grants
  behaviour: VismaBehaviour
  audience: string
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

const loginForm = z.object({ email: z.string(), password: z.string() })
const companyForm = z.object({ companyId: z.string() })

/** The pages between the authorization request and its answer: sign-in, company, consent. */
export function registerInteractions(app: FastifyInstance, deps: InteractionDeps): void {
  const { provider, pages, directory, behaviour } = deps

  const detailsOf = (request: FastifyRequest, reply: FastifyReply) =>
    provider.interactionDetails(request.raw, reply.raw)
  const show = (reply: FastifyReply, page: string, status = 200) =>
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
  const finish = async (request: FastifyRequest, reply: FastifyReply, result: InteractionResults) =>
    reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303)

  app.register(
    async routes => {
      routes.setErrorHandler((error, _request, reply) => {
        const expired = error instanceof errors.SessionNotFound
        const explanation = expired
          ? 'This sign-in has expired or was finished already.'
          : 'The form was not understood.'
        return show(reply, errorPage(pages, { error: 'invalid_request', explanation }), 400)
      })

      routes.get('/:uid', async (request, reply) => {
        const interaction = await detailsOf(request, reply)
        return show(reply, pageOf(interaction, deps))
      })

      routes.post('/:uid/login', async (request, reply) => {
        const interaction = await detailsOf(request, reply)
        const { email, password } = loginForm.parse(request.body)
        const account = directory.signIn(email, password)
        if (!account) {
          const { uid } = interaction
          const accounts = shownAccounts(interaction, deps)
          return show(reply, loginPage(pages, { uid, accounts, email, failed: true }))
        }
        if (interaction.session && interaction.session.accountId !== account.sub)
          await signOut(interaction, provider)
        return finish(request, reply, { login: { accountId: account.sub, amr: ['pwd'] } })
      })

      routes.post('/:uid/switch', async (request, reply) => {
        const interaction = await detailsOf(request, reply)
        await signOut(interaction, provider)
        return reply.redirect(`/interaction/${interaction.uid}`, 303)
      })

      routes.post('/:uid/company', async (request, reply) => {
        const { companyId } = companyForm.parse(request.body)
        return finish(request, reply, { select_account: { companyId } })
      })

      routes.post('/:uid/consent', async (request, reply) => {
        const interaction = await detailsOf(request, reply)
        const { account, choice, scopes } = authorizationOf(interaction, { directory, behaviour })
        if (!account || !choice.chosen) return reply.redirect(`/interaction/${interaction.uid}`, 303)
        const clientId = String(interaction.params.client_id)
        const grant = await openGrant(
          { clientId, accountId: account.sub, companyId: choice.chosen.id, scopes },
          deps,
        )
        return finish(request, reply, { consent: { grantId: grant.jti } })
      })

      routes.post('/:uid/cancel', async (request, reply) =>
        finish(request, reply, {
          error: 'access_denied',
          error_description: 'The user did not allow the access',
        }),
      )
    },
    { prefix: '/interaction' },
  )
}

function pageOf(interaction: Interaction, deps: InteractionDeps): string {
  const { pages } = deps
  const { uid, prompt, params } = interaction
  const { account, choice, scopes } = authorizationOf(interaction, deps)
  if (prompt.name === 'login' || !account) {
    const email = String(params.login_hint ?? '')
    return loginPage(pages, { uid, accounts: shownAccounts(interaction, deps), email, failed: false })
  }
  if (prompt.name === 'select_account' || !choice.chosen) {
    return companyPage(pages, { uid, account, companies: choice.offered })
  }
  return consentPage(pages, {
    uid,
    account,
    company: choice.chosen,
    clientId: String(params.client_id),
    scopes,
    redirectUri: String(params.redirect_uri),
  })
}

function shownAccounts(
  { params }: Interaction,
  { directory, behaviour }: Pick<InteractionDeps, 'directory' | 'behaviour'>,
): ShownAccount[] {
  return directory.accounts.map(account => {
    const asked = { accountId: account.sub, params, pickedCompanyId: undefined }
    const { choice } = readAuthorization(asked, { directory, behaviour })
    return { account, companyCount: choice.offered.length }
  })
}

function authorizationOf(interaction: Interaction, deps: Pick<InteractionDeps, 'directory' | 'behaviour'>) {
  const picked = interaction.lastSubmission?.select_account as { companyId?: string } | undefined
  return readAuthorization(
    {
      accountId: interaction.session?.accountId,
      params: interaction.params,
      pickedCompanyId: picked?.companyId,
    },
    deps,
  )
}

/** Forgets who is signed in and takes this interaction back to the sign-in form. */
async function signOut(interaction: Interaction, provider: Provider): Promise<void> {
  const session = interaction.session && (await provider.Session.findByUid(interaction.session.uid))
  if (session) {
    Object.assign(session, { accountId: undefined, loginTs: undefined, authorizations: undefined })
    await session.persist()
  }
  Object.assign(interaction, {
    session: undefined,
    lastSubmission: undefined,
    prompt: { name: 'login', reasons: ['switched_account'], details: {} },
  })
  await interaction.persist()
}
