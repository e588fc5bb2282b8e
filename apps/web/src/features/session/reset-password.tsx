import { ApiProblem, ResetPasswordInput, resetPassword } from '@collector/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { paths } from '../../config/paths.ts'
import { EntryPage } from './entry-page.tsx'
import { PasswordField } from './password-field.tsx'
import { useLinkToken } from './use-link-token.ts'

/** Choosing a new password with a link. */
export function Component() {
  const t = useTranslations()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const token = useLinkToken()
  const form = useContractForm({
    schema: ResetPasswordInput,
    initialValues: { password: '' },
    toInput: values => ({ ...values, token }),
  })
  const mutation = useMutation({
    mutationFn: ({ password }: typeof form.values) =>
      client.call(resetPassword, { body: { token, password } }),
    onSuccess: async () => {
      queryClient.clear()
      await navigate(paths.logIn, { replace: true })
      announce(t('entry.resetDone'))
    },
    onError: form.showProblem,
  })
  const isDead = mutation.error instanceof ApiProblem && mutation.error.code === 'link_not_valid'

  if (!token || isDead) {
    return (
      <EntryPage
        key="dead"
        arrives={isDead}
        title={t('entry.deadTitle')}
        intro={t(isDead ? 'entry.deadReset' : 'entry.incomplete')}
      >
        <Link to={paths.forgotPassword}>{t('entry.newReset')}</Link>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={t('entry.resetTitle')} intro={t('entry.resetIntro')}>
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <PasswordField
          label={t('entry.newPassword')}
          description={t('session.passwordHelp')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={mutation.isPending}>
          {t('entry.choose')}
        </SteadyButton>
      </form>
    </EntryPage>
  )
}
