import { type Account, UpdateAccountInput, updateAccount } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Facts } from '../../components/facts.tsx'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { keepFocus } from '../../components/keep-focus.ts'
import { Section } from '../../components/section.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { sessionQuery } from '../session/session.ts'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { accountKeys } from './queries.ts'

/** Who one is here, and the own name to change. */
export function UpdateAccount({ account }: { account: Account }) {
  const t = useTranslations()
  const queryClient = useQueryClient()
  const { user } = account
  const form = useContractForm({
    schema: UpdateAccountInput,
    initialValues: { name: user.name },
    toInput: values => values,
  })
  const mutation = useGuardedMutation({
    mutationFn: (body: typeof form.values) => client.call(updateAccount, { body }),
    refreshes: accountKeys,
    done: t('account.renamed'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: form.showProblem,
  })
  return (
    <Section title={t('account.profile')}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        <Facts
          facts={[
            [t('session.email'), user.email],
            [t('account.role'), t(`role.${user.role}`)],
          ]}
        />
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <div className={styles.row}>
          <TextInput
            label={t('session.name')}
            autoComplete="name"
            className={styles.grow ?? ''}
            {...form.getInputProps('name')}
          />
          <SteadyButton type="submit" variant="default" {...keepFocus} loading={mutation.isPending}>
            {t('account.rename')}
          </SteadyButton>
        </div>
      </form>
    </Section>
  )
}
