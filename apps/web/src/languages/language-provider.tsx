import { type ReactNode, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { IntlProvider } from 'use-intl'
import { formats, LanguageContext, locales, timeZone } from './language.ts'
import type { LanguageStore } from './language-store.ts'

interface Props {
  store: LanguageStore
  children: ReactNode
}

export function LanguageProvider({ store, children }: Props) {
  const { language, messages } = useSyncExternalStore(store.subscribe, store.shown)

  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const choice = useMemo(() => {
    const { setLanguage, withLaterMessages } = store
    return { language, setLanguage, withLaterMessages }
  }, [language, store])

  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={locales[language]}
        messages={messages as never}
        formats={formats[language]}
        timeZone={timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}
