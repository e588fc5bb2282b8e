import { createFormatter, createTranslator } from 'use-intl/core'
import firstEn from '../src/languages/en/first-load.ts'
import laterEn from '../src/languages/en/later.ts'
import { formats, locales, timeZone } from '../src/languages/language.ts'
import firstSv from '../src/languages/sv/first-load.ts'
import laterSv from '../src/languages/sv/later.ts'

export const en = { ...firstEn, ...laterEn }
const sv = { ...firstSv, ...laterSv }

export const messagesOf = (language: 'en' | 'sv') => ({ en, sv })[language] as typeof en

/** What components get from use-intl, outside of any component. */
export function translatorsOf(language: 'en' | 'sv', namespace?: string) {
  const options = { locale: locales[language], timeZone, formats: formats[language] }
  return {
    t: createTranslator({
      ...options,
      messages: messagesOf(language),
      ...(namespace && { namespace: namespace as never }),
    }) as never,
    format: createFormatter(options) as never,
  }
}
