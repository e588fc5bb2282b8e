import { apps, type ConsentFailure, type Language, ownerWords } from '@collector/contracts'
import { type ConsentResult, formatDay } from '@collector/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf, type Translator, translatorFor } from './language.ts'
import { type Page, sendPage } from './page.ts'

/** Says whether the integration was added, and what that means. */
export function sendResultPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  result: ConsentResult,
): FastifyReply {
  const language = languageOf(request)
  const t = translatorFor(language)
  const shared = {
    language,
    status: 200,
    reference: result.reference,
    languageHref: (other: string) => `/connect/results/${result.reference}?lang=${other}`,
  }
  const name = apps[result.app].name
  if (result.outcome === 'working') {
    const title = t('working.title')
    const content = app.html`<p>${t('working.text', { app: name })}</p>`
    return sendPage(app, reply, { ...shared, tab: title, title, mark: 'wait', content, reloadSeconds: 2 })
  }
  if (result.outcome === 'connected') {
    return sendPage(app, reply, {
      ...shared,
      tab: t('connected.tab', { venue: result.integrationName }),
      title: t('connected.title', { company: result.company?.name ?? name }),
      mark: 'good',
      content: connectedContent(app, t, { ...result, language }),
    })
  }
  const values = { app: name, expires: formatDay(result.linkExpiresAt, language) }
  const title = t(`failure.${result.outcome}.title`, values)
  return sendPage(app, reply, {
    ...shared,
    tab: title,
    title,
    mark: markOf(result.outcome),
    content: app.html`<p>${t(`failure.${result.outcome}.text`, values)}</p><p class="next">${t(`failure.${result.outcome}.next`, values)}</p>`,
  })
}

/** Whoever did not approve has made no mistake. */
function markOf(outcome: ConsentFailure): Page['mark'] {
  if (outcome === 'undone') return 'good'
  return outcome === 'refused' ? 'neutral' : 'bad'
}

function connectedContent(
  app: FastifyInstance,
  t: Translator,
  result: ConsentResult & { language: Language },
): string {
  const { html } = app
  const company = result.company?.name ?? ''
  const { app: externalApp, daysBack: days } = result
  const { name: appName, withdrawal } = ownerWords[result.language][externalApp]
  const keptDays = days + result.invoiceRetentionDays
  const values = { app: apps[externalApp].name, days, keptDays, withdrawal }
  const organisationNumber = result.company?.organisationNumber
  return html`<dl>
<dt>${t('connected.company')}</dt><dd>${company}</dd>
!${organisationNumber ? html`<dt>${t('connected.organisationNumber')}</dt><dd>${organisationNumber}</dd>` : ''}
<dt>${t('connected.venue')}</dt><dd>${result.integrationName} (${result.venueId})</dd>
<dt>${t('connected.app')}</dt><dd>${appName}</dd>
</dl>
<h2>${t('connected.next')}</h2><p>${t('connected.nextText', values)}</p>
<h2>${t('connected.read')}</h2><p>${t('connected.readText', values)}</p>
<h2>${t('connected.kept')}</h2><p>${t('connected.keptText', values)}</p>
<h2>${t('connected.withdraw')}</h2><p>${t('connected.withdrawText', values)}</p>
<h2>${t('connected.wrong')}</h2><p>${t('connected.wrongText')}</p>
<form method="post" action="/connect/results/${result.reference}/undo"><button>${t('connected.undo', { company })}</button></form>`
}
