import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, RouterContextProvider, redirect } from 'react-router'
import { queryClientContext } from '../api/query-client.ts'
import { RouteError } from '../components/route-error.tsx'
import { paths } from '../config/paths.ts'
import { requireSession } from '../features/session/session.ts'
import type { LanguageStore } from '../languages/language-store.ts'
import { FrameSkeleton } from './frame-skeleton.tsx'

/** All pages. Each is a chunk of its own, and all but logging in and setting up need a session. */
export function createRouter(queryClient: QueryClient, { withLaterMessages }: LanguageStore) {
  return createBrowserRouter(
    [
      {
        ErrorBoundary: RouteError,
        HydrateFallback: FrameSkeleton,
        children: [
          { path: paths.home, loader: () => redirect(paths.integrations) },
          { path: paths.logIn, lazy: withLaterMessages(() => import('../features/session/log-in.tsx')) },
          { path: paths.setUp, lazy: withLaterMessages(() => import('../features/session/set-up.tsx')) },
          {
            path: paths.forgotPassword,
            lazy: withLaterMessages(() => import('../features/session/forgot-password.tsx')),
          },
          {
            path: paths.resetPassword,
            lazy: withLaterMessages(() => import('../features/session/reset-password.tsx')),
          },
          {
            path: paths.invitation,
            lazy: withLaterMessages(() => import('../features/session/accept-invitation.tsx')),
          },
          {
            middleware: [requireSession],
            lazy: () => import('./frame.tsx'),
            children: [
              {
                ErrorBoundary: RouteError,
                children: [
                  {
                    path: paths.integrations,
                    lazy: () => import('../features/integrations/list-integrations.tsx'),
                  },
                  {
                    path: paths.newIntegration,
                    lazy: withLaterMessages(() => import('../features/integrations/create-integration.tsx')),
                  },
                  {
                    path: paths.anyIntegration,
                    lazy: withLaterMessages(() => import('../features/integrations/show-integration.tsx')),
                  },
                  {
                    path: paths.anySync,
                    lazy: withLaterMessages(() => import('../features/integrations/show-sync.tsx')),
                  },
                  {
                    path: paths.people,
                    lazy: withLaterMessages(() => import('../features/people/list-people.tsx')),
                  },
                  {
                    path: paths.auditLog,
                    lazy: withLaterMessages(() => import('../features/audit/list-audit-events.tsx')),
                  },
                  {
                    path: paths.account,
                    lazy: withLaterMessages(() => import('../features/account/show-account.tsx')),
                  },
                  { path: '*', lazy: () => import('./not-found.tsx') },
                ],
              },
            ],
          },
        ],
      },
    ],
    { getContext: () => new RouterContextProvider(new Map([[queryClientContext, queryClient]])) },
  )
}
