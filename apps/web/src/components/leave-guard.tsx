import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '../config/paths.ts'
import { Dialog } from './dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'

/**
 * Asks before what was typed is lost: within the application with a dialog, else with the browser's own
 * question.
 */
export function LeaveGuard({ isDirty }: { isDirty: () => boolean }) {
  const t = useTranslations('form')
  // A session that ended leads to the login whatever was typed.
  const blocker = useBlocker(({ nextLocation }) => nextLocation.pathname !== paths.logIn && isDirty())

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])

  return (
    blocker.state === 'blocked' && (
      <Dialog title={t('leaveTitle')} onClose={() => blocker.reset()}>
        <p>{t('leave')}</p>
        <DialogFoot
          isHarmful
          cancel={t('stay')}
          onCancel={() => blocker.reset()}
          confirm={t('leaveButton')}
          onConfirm={() => blocker.proceed()}
        />
      </Dialog>
    )
  )
}
