import { ApiProblem, messageOf } from '@collector/contracts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../languages/language.ts'
import styles from './failure.module.css'
import { SteadyButton } from './steady-button.tsx'

/** What went wrong and what to do next, in plain words. */
export function useFailureText() {
  const t = useTranslations('failure')
  const { language } = useLanguage()
  return (error: unknown) => (error instanceof ApiProblem ? messageOf(error.code, language) : t('unexpected'))
}

interface Props {
  error: unknown
  retry?: () => void
}

/** An error where its content would have been. */
export function Failure({ error, retry }: Props) {
  const t = useTranslations()
  const text = useFailureText()
  // What the person can mend is no case for support.
  const requestId = error instanceof ApiProblem && error.status >= 500 && error.requestId
  return (
    <div role="alert" className={styles.failure}>
      <IconAlertTriangle aria-hidden size={20} className={styles.icon} />
      <div>
        <p>{text(error)}</p>
        {requestId && <p className={styles.reference}>{t('failure.reference', { requestId })}</p>}
      </div>
      {retry && (
        <SteadyButton variant="default" size="xs" onClick={retry} className={styles.retry}>
          {t('action.retry')}
        </SteadyButton>
      )}
    </div>
  )
}
