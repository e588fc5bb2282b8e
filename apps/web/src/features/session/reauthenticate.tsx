import { ApiProblem, ReauthenticateInput, reauthenticate, signOnPath } from '@collector/contracts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFoot } from '../../components/dialog-foot.tsx'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { PasswordField } from './password-field.tsx'
import { sessionQuery } from './session.ts'
import { signInOptionsQuery } from './sign-in-options.ts'

interface Props {
  onConfirmed: () => void
  onClose: () => void
}

const inputOf = ({ password, code }: { password: string; code: string }) => ({
  password,
  ...(code && { code }),
})

/** Asks who is already logged in to prove it once more. */
export default function ReauthenticateDialog({ onConfirmed, onClose }: Props) {
  const t = useTranslations('identity')
  const queryClient = useQueryClient()
  const { data: options } = useQuery(signInOptionsQuery)
  const { pathname, search } = useLocation()
  const again = signOnPath({ next: pathname + search, again: true })
  const [needsCode, setNeedsCode] = useState(false)
  const form = useContractForm({
    schema: ReauthenticateInput,
    initialValues: { password: '', code: '' },
    toInput: inputOf,
  })
  const mutation = useMutation({
    mutationFn: async (values: typeof form.values) => {
      // The session gets another cookie: what is under way with the former one would be turned away.
      await queryClient.cancelQueries()
      return client.call(reauthenticate, { body: inputOf(values) })
    },
    onSuccess: session => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      onConfirmed()
    },
    onError: error => {
      if (isCodeMissing(error)) setNeedsCode(true)
      form.showProblem(error)
      if (isWrongPassword(error)) {
        form.setErrors({ password: t('wrongPassword') })
        form.getInputNode('password')?.focus()
      }
    },
  })

  return (
    <Dialog title={t('title')} onClose={onClose}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        <p>{t('text')}</p>
        {mutation.isError && !isCodeMissing(mutation.error) && !isWrongPassword(mutation.error) && (
          <Failure error={mutation.error} />
        )}
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        {needsCode && (
          <TextInput
            autoFocus
            label={t('code')}
            description={t('codeHelp')}
            autoComplete="one-time-code"
            {...form.getInputProps('code')}
          />
        )}
        {options?.singleSignOn && (
          <Button component="a" href={again} variant="default" fullWidth>
            {t('singleSignOn', { provider: options.singleSignOn.name })}
          </Button>
        )}
        <DialogFoot onCancel={onClose} confirm={t('confirm')} loading={mutation.isPending} />
      </form>
    </Dialog>
  )
}

/** Who it is stands firm: of e-mail and password only the latter can be wrong. */
const isWrongPassword = (error: Error) => error instanceof ApiProblem && error.code === 'wrong_credentials'

const isCodeMissing = (error: Error) => error instanceof ApiProblem && error.code === 'second_factor_required'
