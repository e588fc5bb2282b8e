import { SetUpInput, setUp } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { paths } from '../../config/paths.ts'
import { EntryPage } from './entry-page.tsx'
import { PasswordField } from './password-field.tsx'
import { sessionQuery } from './session.ts'
import { useLinkToken } from './use-link-token.ts'

export function Component() {
  const t = useTranslations('session')
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const token = useLinkToken()
  const form = useContractForm({
    schema: SetUpInput,
    initialValues: { name: '', email: '', password: '' },
    toInput: values => ({ ...values, token }),
  })
  const mutation = useMutation({
    mutationFn: (values: typeof form.values) => client.call(setUp, { body: { ...values, token } }),
    onSuccess: session => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      return navigate(paths.integrations, { replace: true })
    },
    onError: form.showProblem,
  })

  if (!token) return <EntryPage title={t('setUpTitle')} intro={t('noToken')} hint={t('hint')} />
  return (
    <EntryPage title={t('setUpTitle')} intro={t('setUpIntro')}>
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordField
          label={t('password')}
          description={t('passwordHelp')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={mutation.isPending}>
          {t('setUp')}
        </SteadyButton>
      </form>
    </EntryPage>
  )
}
