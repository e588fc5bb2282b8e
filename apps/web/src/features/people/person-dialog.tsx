import {
  createPasswordReset,
  endPersonSessions,
  type PasswordResetLink,
  type Person,
  removePersonSecondFactor,
  type UpdatePersonInput,
  updatePerson,
} from '@collector/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useLanguage } from '../../languages/language.ts'
import { sessionQuery } from '../session/session.ts'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { ChangeRole } from './change-role.tsx'
import { OneTimeLinkDialog } from './one-time-link.tsx'
import { PersonAction } from './person-action.tsx'
import styles from './person-dialog.module.css'
import { peopleKeys } from './queries.ts'

/** What an administrator can do about somebody. */
export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('people')
  const { language } = useLanguage()
  const [link, setLink] = useState<PasswordResetLink>()
  const isSelf = useSuspenseQuery(sessionQuery).data.user.id === person.id
  const { id, name, email, disabledAt, secondFactor, sessions } = person
  const params = { id }
  const refreshes = peopleKeys
  const onError = () => {}
  const update = useGuardedMutation({
    mutationFn: (body: UpdatePersonInput) => client.call(updatePerson, { params, body }),
    done: t(disabledAt ? 'personEnabled' : 'personDisabled', { name }),
    refreshes,
    onError,
  })
  const signOut = useGuardedMutation({
    mutationFn: () => client.call(endPersonSessions, { params }),
    done: t('sessionsEnded', { name }),
    refreshes,
    onError,
  })
  const reset = useGuardedMutation({
    mutationFn: () => client.call(createPasswordReset, { params, body: { language } }),
    refreshes,
    onSuccess: setLink,
    onError,
  })
  const removeFactor = useGuardedMutation({
    mutationFn: () => client.call(removePersonSecondFactor, { params }),
    done: t('factorRemoved', { name }),
    refreshes,
    onError,
  })

  if (link) {
    const title = t('resetLinkTitle', { name })
    return <OneTimeLinkDialog title={title} email={email} link={link} onClose={onClose} />
  }
  return (
    <Dialog title={t('manageThat', { name })} onClose={onClose}>
      <ChangeRole person={person} />
      {isSelf && <p className={styles.self}>{t('self')}</p>}
      {!isSelf && (
        <PersonAction
          title={t('sessionsTitle')}
          text={t('sessionsText', { name, count: sessions })}
          button={sessions > 0 && t('endSessions')}
          action={{ ...signOut, run: () => signOut.mutate() }}
        />
      )}
      {!isSelf && !disabledAt && (
        <PersonAction
          title={t('resetTitle')}
          text={t('resetText', { name })}
          button={t('makeReset')}
          action={{ ...reset, run: () => reset.mutate() }}
        />
      )}
      {!isSelf && secondFactor && (
        <PersonAction
          title={t('factorTitle')}
          text={t('factorText', { name })}
          button={t('removeFactor')}
          action={{ ...removeFactor, run: () => removeFactor.mutate() }}
        />
      )}
      {!isSelf && (
        <PersonAction
          title={t('disableTitle')}
          text={t(disabledAt ? 'enableText' : 'disableText', { name })}
          button={t(disabledAt ? 'enable' : 'disable')}
          action={{ ...update, run: () => update.mutate({ disabled: !disabledAt }) }}
          dangerous={!disabledAt}
        />
      )}
    </Dialog>
  )
}
