import { apps, type ConsentFailure, type Language, ownerWords } from '@collector/contracts'
import { formatDay, type ManagedConnection, type Management } from '@collector/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formatInstant, languageOf, type Translator, translatorFor } from './language.ts'
import { sendPage } from './page.ts'

/** Shows the owner how the connection is, and lets it be ended. */
export function sendManagePage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  management: Management,
): FastifyReply {
  const language = languageOf(request)
  const t = translatorFor(language)
  const { reference } = management
  const { withdrawal } = ownerWords[language][management.app]
  const values = { app: apps[management.app].name, withdrawal }
  const shared = {
    language,
    status: 200,
    reference,
    languageHref: (other: string) => `/connect/manage/${reference}?lang=${other}`,
  }
  if (management.outcome === 'working') {
    const title = t('working.title')
    const content = app.html`<p>${t('working.text', values)}</p>`
    return sendPage(app, reply, { ...shared, tab: title, title, mark: 'wait', content, reloadSeconds: 2 })
  }
  if (management.outcome === 'verified') {
    return sendPage(app, reply, {
      ...shared,
      tab: t('manage.tab', { venue: management.integrationName }),
      title: t('manage.title'),
      mark: management.status === 'connected' ? 'good' : 'wait',
      content: managedContent(app, t, { ...management, language }),
    })
  }
  const words = wordsOf(management.outcome)
  const title = t(`manage.${words}.title`, values)
  return sendPage(app, reply, {
    ...shared,
    tab: title,
    title,
    mark: marks[words],
    content: app.html`<p>${t(`manage.${words}.text`, values)}</p><p class="next">${t(`manage.${words}.next`, values)}</p>`,
  })
}

const marks = { ended: 'good', mismatch: 'bad', refused: 'neutral', failed: 'bad' } as const

function wordsOf(outcome: 'ended' | ConsentFailure): keyof typeof marks {
  if (outcome === 'company_mismatch') return 'mismatch'
  return outcome === 'ended' || outcome === 'refused' ? outcome : 'failed'
}

function managedContent(
  app: FastifyInstance,
  t: Translator,
  managed: ManagedConnection & Pick<Management, 'reference' | 'app'> & { language: Language },
): string {
  const { html } = app
  const { company, language, lastReadAt, daysBack, invoiceRetentionDays } = managed
  const values = { app: apps[managed.app].name, keptDays: daysBack + invoiceRetentionDays }
  const facts = [
    [t('connected.company'), company.name],
    ...(company.organisationNumber ? [[t('connected.organisationNumber'), company.organisationNumber]] : []),
    [t('connected.venue'), `${managed.integrationName} (${managed.venueId})`],
    [t('connected.app'), ownerWords[language][managed.app].name],
    [t('manage.state'), t(`manage.states.${managed.status}`)],
    [t('manage.connectedAt'), formatDay(managed.connectedAt, language)],
    [t('manage.lastRead'), lastReadAt ? formatInstant(lastReadAt, language) : t('manage.neverRead')],
    [t('manage.invoices'), String(managed.invoices)],
  ].map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)
  return html`<dl>!${facts.join('')}</dl>
<h2>${t('connected.read')}</h2><p>${t('connected.readText', values)}</p>
<h2>${t('connected.kept')}</h2><p>${t('connected.keptText', values)}</p>
<h2>${t('manage.end')}</h2><p>${t('manage.endText', values)}</p>
<form method="post" action="/connect/manage/${managed.reference}/disconnect"><button>${t('manage.disconnect', { company: company.name })}</button></form>
<p class="small">${t('manage.until')}</p>`
}
