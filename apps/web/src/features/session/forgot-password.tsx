import { RequestPasswordResetInput, requestPasswordReset } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunction } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { queryClientContext } from '../../api/query-client.ts'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { paths } from '../../config/paths.ts'
import { useLanguage } from '../../languages/language.ts'
import { EntryPage } from './entry-page.tsx'
import { signInOptionsQuery } from './sign-in-options.ts'

export const loader: LoaderFunction = ({ context }) =>
  context.get(queryClientContext).ensureQueryData(signInOptionsQuery)

/** Asking for a link to choose a new password with. */
export function Component() {
  const t = useTranslations()
  const { language } = useLanguage()
  const { passwordResetByEmail } = useSuspenseQuery(signInOptionsQuery).data
  const form = useContractForm({
    schema: RequestPasswordResetInput,
    initialValues: { email: '' },
    toInput: values => values,
  })
  const mutation = useMutation({
    mutationFn: ({ email }: typeof form.values) =>
      client.call(requestPasswordReset, { body: { email, language } }),
    onError: form.showProblem,
  })
  const back = <Link to={paths.logIn}>{t('entry.toLogIn')}</Link>

  if (!passwordResetByEmail) {
    return (
      <EntryPage title={t('entry.forgotTitle')} intro={t('entry.forgotNoMail')}>
        {back}
      </EntryPage>
    )
  }
  if (mutation.isSuccess) {
    return (
      <EntryPage
        key="sent"
        arrives
        title={t('entry.sentTitle')}
        intro={t('entry.sent', { email: mutation.variables.email.trim() })}
      >
        {back}
      </EntryPage>
    )
  }
  return (
    <EntryPage title={t('entry.forgotTitle')} intro={t('entry.forgotIntro')}>
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <TextInput
          label={t('session.email')}
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={mutation.isPending}>
          {t('entry.sendLink')}
        </SteadyButton>
      </form>
      {back}
    </EntryPage>
  )
}
