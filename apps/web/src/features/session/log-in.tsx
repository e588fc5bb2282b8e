import { LogInInput, logIn } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { safeTarget } from '../../config/paths.ts'
import { EntryPage } from './entry-page.tsx'
import { PasswordField } from './password-field.tsx'
import { sessionQuery } from './session.ts'

export function Component() {
  const t = useTranslations('session')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const queryClient = useQueryClient()
  const form = useContractForm({
    schema: LogInInput,
    initialValues: { email: '', password: '' },
    toInput: values => values,
  })
  const mutation = useMutation({
    mutationFn: (body: typeof form.values) => client.call(logIn, { body }),
    onSuccess: session => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      return navigate(safeTarget(search.get('next'), window.location.origin), { replace: true })
    },
    onError: form.showProblem,
  })

  return (
    <EntryPage title={t('logInTitle')} hint={t('hint')}>
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {mutation.isError && <Failure error={mutation.error} />}
        <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={mutation.isPending}>
          {t('logIn')}
        </SteadyButton>
      </form>
    </EntryPage>
  )
}
