import { type Account, ChangePasswordInput, changePassword } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { keepFocus } from '../../components/keep-focus.ts'
import { Section } from '../../components/section.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { PasswordField } from '../session/password-field.tsx'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { accountKeys } from './queries.ts'

/** Choosing another password; the former one is asked for when the login is a while ago. */
export function ChangePassword({ account }: { account: Account }) {
  const t = useTranslations()
  const form = useContractForm({
    schema: ChangePasswordInput,
    initialValues: { password: '' },
    toInput: values => values,
  })
  const mutation = useGuardedMutation({
    mutationFn: (body: typeof form.values) => client.call(changePassword, { body }),
    refreshes: accountKeys,
    done: t('account.passwordChanged'),
    onSuccess: () => form.reset(),
    onError: form.showProblem,
  })
  return (
    <Section
      title={t('account.password')}
      intro={t(account.hasPassword ? 'account.passwordIntro' : 'account.noPassword')}
    >
      <form noValidate className={styles.form} onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        {/* For the password manager, which shall remember them together. */}
        <input type="hidden" autoComplete="username" value={account.user.email} readOnly />
        <PasswordField
          label={t('account.newPassword')}
          description={t('session.passwordHelp')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <div>
          <SteadyButton type="submit" variant="default" {...keepFocus} loading={mutation.isPending}>
            {t('account.changePassword')}
          </SteadyButton>
        </div>
      </form>
    </Section>
  )
}
