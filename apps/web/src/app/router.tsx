import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, RouterContextProvider, redirect } from 'react-router'
import { queryClientContext } from '../api/query-client.ts'
import { RouteError } from '../components/route-error.tsx'
import { paths } from '../config/paths.ts'
import { requireSession } from '../features/session/session.ts'
import { FrameSkeleton } from './frame-skeleton.tsx'

/** All pages. Each is a chunk of its own, and all but logging in and setting up need a session. */
export function createRouter(queryClient: QueryClient) {
  return createBrowserRouter(
    [
      {
        ErrorBoundary: RouteError,
        HydrateFallback: FrameSkeleton,
        children: [
          { path: paths.home, loader: () => redirect(paths.integrations) },
          { path: paths.logIn, lazy: () => import('../features/session/log-in.tsx') },
          { path: paths.setUp, lazy: () => import('../features/session/set-up.tsx') },
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
                    lazy: () => import('../features/integrations/create-integration.tsx'),
                  },
                  {
                    path: paths.anyIntegration,
                    lazy: () => import('../features/integrations/show-integration.tsx'),
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
