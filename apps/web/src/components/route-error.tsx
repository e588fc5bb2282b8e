import { ApiProblem } from '@collector/contracts'
import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { Link, useRevalidator, useRouteError } from 'react-router'
import { useTranslations } from 'use-intl'
import { isUnauthenticated } from '../api/query-client.ts'
import { paths } from '../config/paths.ts'
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
  if (error instanceof ApiProblem && error.code === 'forbidden') return <Forbidden />
  return (
    <section className={styles.error}>
      <PageHeading title={t('title')} />
      {isMissingChunk(error) ? (
        <MissingChunk error={error} />
      ) : (
        <Failure error={error} retry={() => void revalidator.revalidate()} />
      )}
    </section>
  )
}

/** Trying again changes nothing for a role that may not see the page. */
function Forbidden() {
  const t = useTranslations()
  return (
    <section className={styles.error}>
      <PageHeading title={t('failure.forbidden')} />
      <Button component={Link} to={paths.integrations} variant="default">
        {t('action.toList')}
      </Button>
    </section>
  )
}

/**
 * A page's own file did not come: there is no connection, or a new version was deployed. The browser remembers
 * that an import failed, so only a reload tries anew, and only a server that answers is worth one.
 */
function MissingChunk({ error }: { error: Error }) {
  const t = useTranslations('failure')
  const [isGone, setGone] = useState(false)
  const address = /(?:https?:\/)?\/\S+/.exec(error.message)?.[0] ?? '/'

  const ask = useCallback(
    async (onAnswer: () => void) => {
      // Nothing to say of a failure: that there is no answer is what is shown.
      const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
      if (answer?.status === 404) setGone(true)
      if (answer && answer.status < 500) onAnswer()
    },
    [address],
  )
  useEffect(() => void ask(() => {}), [ask])

  if (!isGone)
    return (
      <Failure
        error={new ApiProblem('unreachable', { cause: error })}
        retry={() => void ask(() => window.location.reload())}
      />
    )
  return (
    <>
      <p>{t('outdated')}</p>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </>
  )
}

function isMissingChunk(error: unknown): error is Error {
  return (
    error instanceof Error && /dynamically imported module|importing a module|preload/i.test(error.message)
  )
}
