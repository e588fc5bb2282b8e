import { LogInInput } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { Notice } from '../../components/notice.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { paths } from '../../config/paths.ts'
import { EntryPage } from './entry-page.tsx'
import { PasswordField } from './password-field.tsx'
import { signInOptionsQuery } from './sign-in-options.ts'
import { SingleSignOn } from './single-sign-on.tsx'

export interface Credentials {
  email: string
  password: string
}

interface Props {
  error: Error | null
  isPending: boolean
  onCredentials: (credentials: Credentials) => void
}

/** E-mail and password, and the other ways in. */
export function PasswordStep({ error, isPending, onCredentials }: Props) {
  const t = useTranslations()
  const { state } = useLocation()
  const { data: options } = useQuery(signInOptionsQuery)
  const hint = options ? t(options.isSetUp === false ? 'session.hint' : 'session.invited') : ''
  const form = useContractForm({
    schema: LogInInput,
    initialValues: { email: '', password: '' },
    toInput: values => values,
  })
  const show = useEffectEvent(form.showProblem)
  useEffect(() => show(error), [error])

  return (
    <EntryPage title={t('session.logInTitle')} hint={hint}>
      <div role="status">
        {state?.sessionEnded && <Notice icon={IconInfoCircle}>{t('session.ended')}</Notice>}
      </div>
      <form noValidate onSubmit={form.onSubmit(onCredentials)}>
        {error && !form.isToldAtFields(error) && <Failure error={error} />}
        <TextInput
          label={t('session.email')}
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('session.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={isPending}>
          {t('session.logIn')}
        </SteadyButton>
      </form>
      <Link to={paths.forgotPassword}>{t('entry.forgot')}</Link>
      {options?.singleSignOn && <SingleSignOn provider={options.singleSignOn.name} />}
    </EntryPage>
  )
}
