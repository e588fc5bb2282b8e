import { ApiProblem } from '@collector/contracts'
import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useRevalidator, useRouteError } from 'react-router'
import { useTranslations } from 'use-intl'
import { isUnauthenticated } from '../api/query-client.ts'
import { Failure } from './failure.tsx'
import { PageHeading } from './page-heading.tsx'
import styles from './route-error.module.css'

/** A page that could not be shown: why, and how to go on. */
export function RouteError() {
  const t = useTranslations('failure')
  const error = useRouteError()
  const { reset } = useQueryErrorResetBoundary()
  const revalidator = useRevalidator()

  useEffect(reset, [reset])

  // The way to the login page is already under way.
  if (isUnauthenticated(error)) return <p role="status">{t('title')}</p>
  return (
    <section className={styles.error}>
      <PageHeading title={t('title')} />
      {error instanceof ApiProblem || !isMissingChunk(error) ? (
        <Failure error={error} retry={() => void revalidator.revalidate()} />
      ) : (
        <>
          <p>{t('outdated')}</p>
          <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
        </>
      )}
    </section>
  )
}

/** A page's own file is gone after a new version was deployed. */
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|importing a module|preload/i.test(error.message)
  )
}
