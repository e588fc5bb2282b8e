import { type Language, languages } from '@collector/contracts'
import { createContext, use } from 'react'
import type { Formats } from 'use-intl'

/** Each language by its own name, so that it is found by whoever reads only that one. */
export const languageNames: Record<Language, string> = { en: 'English', sv: 'Svenska' }

export const locales: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' }

export const timeZone = 'Europe/Stockholm'

/** Dates as each language writes them: 23 Nov 2026, 2026-11-23. */
export const formats: Record<Language, Formats> = {
  en: { dateTime: { date: { dateStyle: 'medium' }, instant: { dateStyle: 'medium', timeStyle: 'short' } } },
  sv: { dateTime: { date: { dateStyle: 'short' }, instant: { dateStyle: 'short', timeStyle: 'short' } } },
}

const storageKey = 'collector-language'

/** The remembered language, else the browser's; a browser may refuse to remember anything. */
export function initialLanguage(): Language {
  const remembered = fromStorage(() => localStorage.getItem(storageKey))
  const preferred = [remembered, ...navigator.languages].map(tag => tag?.slice(0, 2).toLowerCase())
  return preferred.map(tag => languages.find(language => language === tag)).find(Boolean) ?? 'en'
}

export function rememberLanguage(language: Language) {
  fromStorage(() => localStorage.setItem(storageKey, language))
}

function fromStorage<T>(access: () => T): T | null {
  try {
    return access()
  } catch {
    return null
  }
}

interface LanguageChoice {
  language: Language
  setLanguage: (language: Language) => void
  /** Loads what a page shows only now and then, together with its messages. */
  withLaterMessages: <Part>(load: () => Promise<Part>) => () => Promise<Part>
}

export const LanguageContext = createContext<LanguageChoice>({
  language: 'en',
  setLanguage: () => {},
  withLaterMessages: load => load,
})

/** The chosen language and how to choose another. */
export const useLanguage = () => use(LanguageContext)
