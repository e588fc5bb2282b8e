import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type RouterProviderProps } from 'react-router/dom'
import { Announcer } from '../components/announcer.tsx'
import { ClockProvider } from '../components/clock.tsx'
import { LanguageProvider } from '../languages/language-provider.tsx'
import type { LanguageStore } from '../languages/language-store.ts'
import { theme } from './theme.ts'

interface Props {
  queryClient: QueryClient
  router: RouterProviderProps['router']
  languages: LanguageStore
}

const colorSchemeManager = localStorageColorSchemeManager({ key: 'collector-color-scheme' })

export function App({ queryClient, router, languages }: Props) {
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
        <LanguageProvider store={languages}>
          <ClockProvider>
            <Announcer>
              <RouterProvider router={router} />
            </Announcer>
          </ClockProvider>
        </LanguageProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}
