import type { Language } from '@collector/contracts'
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { formats, LanguageContext, loadMessages, locales, rememberLanguage, timeZone } from './language.ts'
import type { Messages } from './messages.ts'

interface Props {
  initial: { language: Language; messages: Messages }
  children: ReactNode
}

export function LanguageProvider({ initial, children }: Props) {
  const [{ language, messages }, setLoaded] = useState(initial)

  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const choice = useMemo(
    () => ({
      language,
      setLanguage: (next: Language) => {
        rememberLanguage(next)
        loadMessages(next).then(
          messages => setLoaded({ language: next, messages }),
          // A new version was deployed meanwhile: the page's own files are gone, the new ones remember the
          // choice.
          () => window.location.reload(),
        )
      },
    }),
    [language],
  )

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
