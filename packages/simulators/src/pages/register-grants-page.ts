import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { foreignFormPage, grantsPage, type ShownGrant } from './grants-page.ts'
import type { Language, Pages } from './pages.ts'

/** Which account has given which client access to which company. */
interface GrantKey {
  clientId: string
  companyId: string
  accountId: string
}

interface Grant extends GrantKey {
  scopes: readonly string[]
  createdAtMs: number
}

export interface GrantsPageDeps {
  pages: Pages
  language: Language
  state: { save(): Promise<void> }
  grants: {
    get(grantId: string): Grant | undefined
    /** Oldest first. */
    live(): [string, Grant][]
    revoke(key: GrantKey): number
  }
  companies: { list(): { id: string; name: string }[] }
  emailOf(accountId: string): string | undefined
  scopeText(scope: string): string
}

/**
 * The page at `/`, where whoever plays the owner sees and withdraws what was granted. What the same account
 * has granted several times is shown, and withdrawn, as one.
 */
export function registerGrantsPage(app: FastifyInstance, deps: GrantsPageDeps): void {
  const { pages, language, state, grants, companies, emailOf, scopeText } = deps
  const show = (reply: FastifyReply, page: string, status = 200) =>
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)

  const shown = (grantId: string, grant: Grant): ShownGrant => ({
    grantId,
    app: grant.clientId,
    company: companies.list().find(({ id }) => id === grant.companyId)?.name ?? grant.companyId,
    account: emailOf(grant.accountId) ?? grant.accountId,
    scopes: grant.scopes.map(scopeText),
    createdAtMs: grant.createdAtMs,
  })

  app.get('/', async (request, reply) => {
    const newest = new Map(grants.live().map(entry => [keyOf(entry[1]), entry]))
    const { withdrawn: withdrawnId = '' } = request.query as { withdrawn?: string }
    const withdrawn = grants.get(withdrawnId)
    return show(
      reply,
      grantsPage(pages, {
        language,
        grants: [...newest.values()].map(([grantId, grant]) => shown(grantId, grant)),
        withdrawn: withdrawn && !newest.has(keyOf(withdrawn)) ? shown(withdrawnId, withdrawn) : null,
      }),
    )
  })

  app.post('/grants/:grantId/withdraw', async (request, reply) => {
    if (!isOwnForm(request)) return show(reply, foreignFormPage(pages, language), 403)
    const { grantId } = request.params as { grantId: string }
    const grant = grants.get(grantId)
    if (!grant) return reply.redirect('/', 303)
    const { clientId, companyId, accountId } = grant
    grants.revoke({ clientId, companyId, accountId })
    await state.save()
    return reply.redirect(`/?withdrawn=${encodeURIComponent(grantId)}`, 303)
  })
}

const keyOf = ({ clientId, companyId, accountId }: GrantKey) =>
  JSON.stringify([clientId, companyId, accountId])

/** Nobody is signed in here: a browser says where the form came from, and other sites have no say. */
function isOwnForm({ headers }: FastifyRequest): boolean {
  const { origin, host } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
