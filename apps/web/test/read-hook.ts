import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { ClockProvider } from '../src/components/clock.tsx'
import { formats, LanguageContext, locales, timeZone } from '../src/languages/language.ts'
import { messagesOf } from './translators.ts'

/** What a hook returns on a page in that language. */
export function readHook<Result>(language: 'en' | 'sv', useIt: () => Result): Result {
  let result: { value: Result } | undefined
  const Probe = () => {
    result = { value: useIt() }
    return null
  }
  const choice = { language, setLanguage: () => {}, withLaterMessages: <Part>(load: Part) => load }
  const intl = { locale: locales[language], formats: formats[language], timeZone }
  renderToStaticMarkup(
    createElement(
      LanguageContext,
      { value: choice },
      createElement(
        IntlProvider,
        { ...intl, messages: messagesOf(language) } as never,
        createElement(ClockProvider, null, createElement(Probe)),
      ),
    ),
  )
  if (!result) throw new Error('the hook was not called')
  return result.value
}
