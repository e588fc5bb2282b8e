import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LoaderFunction, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClientContext } from '../api/query-client.ts'
import { appsQuery } from '../features/integrations/list-queries.ts'
import { IdentityGuard } from '../features/session/identity-guard.tsx'
import { sessionQuery } from '../features/session/session.ts'
import styles from './frame.module.css'
import { Notices } from './notices.tsx'
import { SideNavigation } from './side-navigation.tsx'
import { TopBar } from './top-bar.tsx'

export const loader: LoaderFunction = async ({ context }) => {
  // Awaited by nobody: a page does not wait for its banner.
  void context.get(queryClientContext).prefetchQuery(appsQuery)
  return null
}

/** What surrounds every page of a logged-in person. */
export function Component() {
  const t = useTranslations('frame')
  const { user } = useSuspenseQuery(sessionQuery).data
  const { pathname } = useLocation()
  const busy = useNavigation().state !== 'idle'
  const [openAt, setOpenAt] = useState<string | null>(null)
  const navigationOpen = openAt === pathname

  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <TopBar
        user={user}
        navigationOpen={navigationOpen}
        onToggleNavigation={() => setOpenAt(navigationOpen ? null : pathname)}
      />
      <div className={styles.progress} data-busy={busy || undefined} aria-hidden />
      <div className={styles.body}>
        <SideNavigation open={navigationOpen} onNavigate={() => setOpenAt(null)} />
        <main id="content" tabIndex={-1} className={styles.content} aria-busy={busy}>
          <Notices />
          <IdentityGuard>
            <Outlet />
          </IdentityGuard>
        </main>
      </div>
      <ScrollRestoration getKey={({ key, pathname }) => (key === 'default' ? pathname : key)} />
    </div>
  )
}
