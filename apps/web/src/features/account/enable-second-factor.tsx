import { beginSecondFactor, ConfirmSecondFactorInput, confirmSecondFactor } from '@collector/contracts'
import { Skeleton, Textarea, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFoot } from '../../components/dialog-foot.tsx'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { QrCode } from '../../components/qr-code.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { accountKeys } from './queries.ts'

interface Props {
  onClose: () => void
  onEnabled: (recoveryCodes: string[]) => void
}

/** Scanning a key with an authenticator app, and proving with a code that it has it. */
export function EnableSecondFactor({ onClose, onEnabled }: Props) {
  const t = useTranslations()
  const offer = useGuardedMutation({
    mutationFn: () => client.call(beginSecondFactor),
    refreshes: accountKeys,
    onError: () => {},
  })
  const form = useContractForm({
    schema: ConfirmSecondFactorInput,
    initialValues: { code: '' },
    toInput: values => values,
  })
  const mutation = useGuardedMutation({
    mutationFn: (body: typeof form.values) => client.call(confirmSecondFactor, { body }),
    refreshes: accountKeys,
    done: t('account.turnedOn'),
    onSuccess: ({ recoveryCodes }) => onEnabled(recoveryCodes),
    onError: form.showProblem,
  })
  // One key for as long as the dialog is open.
  const begin = useEffectEvent(() => offer.mutate())
  useEffect(() => begin(), [])

  return (
    <Dialog title={t('account.scanTitle')} onClose={onClose}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {offer.isError && <Failure error={offer.error} retry={() => offer.mutate()} />}
        {!offer.isError && <p>{t('account.scan')}</p>}
        {offer.isPending && <Skeleton height={208} width={208} />}
        {offer.data && (
          <>
            <QrCode text={offer.data.uri} label={t('account.qrCode')} />
            <Textarea
              label={t('account.key')}
              readOnly
              rows={2}
              value={offer.data.key.match(/.{1,4}/g)?.join(' ') ?? ''}
              onFocus={event => event.currentTarget.select()}
            />
            <CopyButton text={offer.data.key} label={t('account.copyKey')} />
            <TextInput
              label={t('account.code')}
              description={t('account.codeHelp')}
              inputMode="numeric"
              autoComplete="one-time-code"
              {...form.getInputProps('code')}
            />
            {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
          </>
        )}
        <DialogFoot
          onCancel={onClose}
          confirm={offer.data && t('account.confirmCode')}
          loading={mutation.isPending}
        />
      </form>
    </Dialog>
  )
}
