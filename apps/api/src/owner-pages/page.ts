import type { Language } from '@collector/contracts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { translatorFor } from './language.ts'

/** What every owner page has. `content` is finished HTML; everything else is escaped here. */
export interface Page {
  language: Language
  status: number
  tab: string
  mark: 'good' | 'bad' | 'neutral' | 'wait'
  title: string
  content: string
  reference: string
  /** Where this page is found in another language. */
  languageHref: (language: Language) => string
  /** Seconds after which the browser asks again. */
  reloadSeconds?: number
}

const marks = { good: '✓', bad: '!', neutral: '–', wait: '…' }
const languageNames: Record<Language, string> = { sv: 'Svenska', en: 'English' }

/** Sends a page of one column, without any script. */
export function sendPage(app: FastifyInstance, reply: FastifyReply, page: Page): FastifyReply {
  const t = translatorFor(page.language)
  const { html } = app
  const languages = (['sv', 'en'] as const).map(language =>
    language === page.language
      ? html`<span aria-current="true" lang="${language}">${languageNames[language]}</span>`
      : html`<a href="${page.languageHref(language)}" lang="${language}" hreflang="${language}">${languageNames[language]}</a>`,
  )
  reply.code(page.status).type('text/html; charset=utf-8')
  return reply.send(html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
!${page.reloadSeconds === undefined ? '' : html`<meta http-equiv="refresh" content="${page.reloadSeconds}">`}
<title>${page.tab} – ${t('layout.sender')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/owner-pages.css">
</head>
<body>
<header><strong>${t('layout.sender')}</strong><nav aria-label="${t('layout.language')}">!${languages.join('')}</nav></header>
<main>
<div class="mark ${page.mark}" aria-hidden="true">${marks[page.mark]}</div>
<h1>${page.title}</h1>
!${page.content}
</main>
<footer>${t('layout.reference', { reference: page.reference })}</footer>
</body>
</html>`)
}
