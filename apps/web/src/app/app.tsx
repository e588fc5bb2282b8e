import type { Language } from '@collector/contracts'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type RouterProviderProps } from 'react-router/dom'
import { Announcer } from '../components/announcer.tsx'
import { LanguageProvider } from '../languages/language-provider.tsx'
import type { Messages } from '../languages/messages.ts'
import { theme } from './theme.ts'

interface Props {
  queryClient: QueryClient
  router: RouterProviderProps['router']
  language: { language: Language; messages: Messages }
}

const colorSchemeManager = localStorageColorSchemeManager({ key: 'collector-color-scheme' })

export function App({ queryClient, router, language }: Props) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
        withStaticClasses={false}
      >
        <LanguageProvider initial={language}>
          <Announcer>
            <RouterProvider router={router} />
          </Announcer>
        </LanguageProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}
