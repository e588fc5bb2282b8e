import './app/styles.ts'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { App } from './app/app.tsx'
import { createRouter } from './app/router.tsx'
import { logInPath, paths } from './config/paths.ts'
import { sessionEnded, sessionQuery } from './features/session/session.ts'
import { initialLanguage } from './languages/language.ts'
import { createLanguageStore } from './languages/language-store.ts'

const queryClient = createQueryClient(async () => {
  const { pathname, search } = router.state.location
  // Whoever was not logged in is led to the login by `requireSession`.
  if (!queryClient.getQueryData(sessionQuery.queryKey) || pathname === paths.logIn) return
  await router.navigate(logInPath(`${pathname}${search}`), { replace: true, state: sessionEnded })
  queryClient.clear()
})
const languages = await createLanguageStore(initialLanguage())
const router = createRouter(queryClient, languages)

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks #root')
createRoot(root).render(<App queryClient={queryClient} router={router} languages={languages} />)
