import type { Language } from '@collector/contracts'
import { rememberLanguage } from './language.ts'
import type { FirstLoadMessages, LaterMessages } from './messages.ts'

type FirstLoad = () => Promise<{ default: FirstLoadMessages }>
type Later = () => Promise<{ default: LaterMessages }>

/** Two chunks a language: the list's, and that of all pages which are loaded when they are opened. */
const loaders: Record<Language, { firstLoad: FirstLoad; later: Later }> = {
  en: { firstLoad: () => import('./en/first-load.ts'), later: () => import('./en/later.ts') },
  sv: { firstLoad: () => import('./sv/first-load.ts'), later: () => import('./sv/later.ts') },
}

/** The language that is shown, and those of its messages that are there. */
interface Shown {
  language: Language
  messages: FirstLoadMessages & Partial<LaterMessages>
}

/** What is shown now; `setLanguage` and `withLaterMessages` change it and tell the subscribers. */
export interface LanguageStore {
  shown: () => Shown
  subscribe: (listener: () => void) => () => void
  /** Remembers the choice and shows it as soon as its messages are there. */
  setLanguage: (language: Language) => void
  /** Loads a page together with the messages that it may need. */
  withLaterMessages: <Page>(load: () => Promise<Page>) => () => Promise<Page>
}

/** Starts with the messages of the list alone. Rejects when they cannot be loaded. */
export async function createLanguageStore(initial: Language): Promise<LanguageStore> {
  const listeners = new Set<() => void>()
  let wanted: { language: Language; later: boolean } = { language: initial, later: false }
  let current = wanted
  let shown: Shown = { language: initial, messages: await load(wanted) }

  async function refresh() {
    for (;;) {
      const loading = wanted
      const messages = await load(loading)
      // Another language may have been chosen, or a page opened, meanwhile.
      if (loading !== wanted) continue
      current = loading
      shown = { language: loading.language, messages }
      for (const listener of listeners) listener()
      return
    }
  }

  return {
    shown: () => shown,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setLanguage: language => {
      rememberLanguage(language)
      wanted = { ...wanted, language }
      // A new version was deployed meanwhile: the page's own files are gone, the new ones remember the choice.
      refresh().catch(() => window.location.reload())
    },
    withLaterMessages: page => async () => {
      if (!wanted.later) wanted = { ...wanted, later: true }
      const [opened] = await Promise.all([page(), current.later ? undefined : refresh()])
      return opened
    },
  }
}

async function load({ language, later }: { language: Language; later: boolean }) {
  const { firstLoad, later: rest } = loaders[language]
  const [first, second] = await Promise.all([firstLoad(), later ? rest() : undefined])
  return { ...first.default, ...second?.default }
}
