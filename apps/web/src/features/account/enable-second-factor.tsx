import { beginSecondFactor, ConfirmSecondFactorInput, confirmSecondFactor } from '@collector/contracts'
import { Button, Skeleton, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { keepFocus } from '../../components/keep-focus.ts'
import { QrCode } from '../../components/qr-code.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { accountKey } from './queries.ts'

interface Props {
  onClose: () => void
  onEnabled: (recoveryCodes: string[]) => void
}

/** Scanning a key with an authenticator app, and proving with a code that it has it. */
export function EnableSecondFactor({ onClose, onEnabled }: Props) {
  const t = useTranslations()
  const offer = useGuardedMutation({
    mutationFn: () => client.call(beginSecondFactor),
    refreshes: accountKey,
    onError: () => {},
  })
  const form = useContractForm({
    schema: ConfirmSecondFactorInput,
    initialValues: { code: '' },
    toInput: values => values,
  })
  const mutation = useGuardedMutation({
    mutationFn: (body: typeof form.values) => client.call(confirmSecondFactor, { body }),
    refreshes: accountKey,
    done: t('account.turnedOn'),
    onSuccess: ({ recoveryCodes }) => onEnabled(recoveryCodes),
    onError: form.showProblem,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: One key for as long as the dialog is open.
  useEffect(() => offer.mutate(), [])

  return (
    <Dialog title={t('account.scanTitle')} onClose={onClose}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {offer.isError && <Failure error={offer.error} retry={() => offer.mutate()} />}
        {!offer.isError && <p>{t('account.scan')}</p>}
        {offer.isPending && <Skeleton height={208} width={208} />}
        {offer.data && (
          <>
            <QrCode text={offer.data.uri} label={t('account.qrCode')} />
            <TextInput
              label={t('account.key')}
              readOnly
              value={offer.data.key.match(/.{1,4}/g)?.join(' ') ?? ''}
              onFocus={event => event.currentTarget.select()}
            />
            <TextInput
              label={t('account.code')}
              description={t('account.codeHelp')}
              inputMode="numeric"
              autoComplete="one-time-code"
              {...form.getInputProps('code')}
            />
            {mutation.isError && <Failure error={mutation.error} />}
          </>
        )}
        <DialogActions>
          <Button variant="default" {...keepFocus} onClick={onClose}>
            {t('action.cancel')}
          </Button>
          {offer.data && (
            <SteadyButton type="submit" {...keepFocus} loading={mutation.isPending}>
              {t('account.confirmCode')}
            </SteadyButton>
          )}
        </DialogActions>
      </form>
    </Dialog>
  )
}
