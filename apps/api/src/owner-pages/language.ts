import type { Language } from '@collector/contracts'
import type { FastifyRequest } from 'fastify'
import { createTranslator } from 'use-intl/core'
import { en } from './messages/en.ts'
import { sv } from './messages/sv.ts'

const messages = { en, sv }

/** The language of a page: `?lang` when chosen, else what the browser prefers, else Swedish. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = (request.query as { lang?: unknown }).lang
  if (chosen === 'en' || chosen === 'sv') return chosen
  const header = request.headers['accept-language']
  if (!header) return 'sv'
  return preferredOf(header)
}

/** English unless Swedish comes first: whoever reads neither language is more likely to read English. */
function preferredOf(header: string): Language {
  const ranked = header
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map(parameter => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ language, quality }) => (language === 'sv' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return ranked[0]?.language === 'sv' ? 'sv' : 'en'
}

/** Texts by key, in one language. */
export function translatorFor(language: Language) {
  return createTranslator({ locale: language, messages: messages[language] as typeof en })
}
export type Translator = ReturnType<typeof translatorFor>

/** A day as people of that language write it. */
export function formatDay(day: Date, language: Language): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Stockholm' })
  return format.format(day)
}
