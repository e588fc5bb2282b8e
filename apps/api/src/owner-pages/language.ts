import type { Language } from '@collector/contracts'
import { stockholm } from '@collector/domain'
import type { FastifyRequest } from 'fastify'
import { createTranslator } from 'use-intl/core'
import { preferredLanguage } from '../http/preferred-language.ts'
import { en } from './messages/en.ts'
import { sv } from './messages/sv.ts'

const messages = { en, sv }

/** The language of a page: `?lang` when chosen, else what the browser prefers, else Swedish. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = (request.query as { lang?: unknown }).lang
  if (chosen === 'en' || chosen === 'sv') return chosen
  return preferredLanguage(request.headers['accept-language'])
}

/** Texts by key, in one language. */
export function translatorFor(language: Language) {
  return createTranslator({ locale: language, messages: messages[language] as typeof en })
}
export type Translator = ReturnType<typeof translatorFor>

/** A moment as people of that language write it. */
export function formatInstant(instant: Date, language: Language): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: stockholm,
  })
  return format.format(instant)
}
