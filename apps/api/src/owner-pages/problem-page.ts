import { type App, apps, type Language } from '@collector/contracts'
import type { OwnerProblem } from '@collector/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf, translatorFor } from './language.ts'
import { type Page, sendPage } from './page.ts'

export type PageProblem = OwnerProblem | 'rate_limited' | 'unavailable' | 'internal'

const statuses: Record<PageProblem, number> = {
  link_unknown: 404,
  link_expired: 410,
  link_revoked: 410,
  link_used: 410,
  connection_ended: 410,
  nothing_connected: 409,
  integration_deleted: 410,
  integration_paused: 409,
  app_not_configured: 503,
  provider_unavailable: 503,
  no_answer: 400,
  other_browser: 400,
  attempt_expired: 400,
  already_handled: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
}

export const problemNames = Object.keys(statuses) as PageProblem[]

export const isPageProblem = (value: string): value is PageProblem =>
  problemNames.some(problem => problem === value)

/** Where a problem can be read again in another language, without the address that led to it. */
const problemHref = (problem: PageProblem, app: App | undefined) => (language: Language) =>
  `/connect/problems/${problem}?${new URLSearchParams({ lang: language, ...(app && { app }) })}`

/** Whoever has approved is told that all is done, and whoever has ended it has made no mistake. */
function markOf(problem: PageProblem): Page['mark'] {
  if (problem === 'link_used') return 'good'
  return problem === 'connection_ended' ? 'neutral' : 'bad'
}

/** Says in plain words why a link or a redirect leads nowhere, and what to do next. */
export function sendProblemPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { problem, externalApp, status }: { problem: PageProblem; externalApp?: App | undefined; status?: number },
): FastifyReply {
  const language = languageOf(request)
  const t = translatorFor(language)
  const values = { app: externalApp ? apps[externalApp].name : '' }
  const title = t(`problem.${problem}.title`, values)
  const { html } = app
  // Relative addresses: a page never holds the link's secret.
  const isManageable = problem === 'link_used' && request.routeOptions.url === '/connect/:token'
  const offer = isManageable
    ? html`<h2>${t('manage.offer')}</h2><p>${t('manage.offerText', values)}</p><p><a class="button" href="?manage=1">${t('manage.offer')}</a></p>`
    : ''
  return sendPage(app, reply, {
    language,
    status: status ?? statuses[problem],
    tab: title,
    mark: markOf(problem),
    title,
    content: html`<p>${t(`problem.${problem}.text`, values)}</p><p class="next">${t(`problem.${problem}.next`, values)}</p>!${offer}`,
    reference: request.id.slice(0, 8),
    languageHref: isManageable ? other => `?lang=${other}` : problemHref(problem, externalApp),
  })
}
