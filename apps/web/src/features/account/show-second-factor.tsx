import { type Account, removeSecondFactor, renewRecoveryCodes } from '@collector/contracts'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import styles from '../../components/form.module.css'
import { Section } from '../../components/section.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { dayText } from '../../languages/times.ts'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { EnableSecondFactor } from './enable-second-factor.tsx'
import { accountKeys } from './queries.ts'
import { RecoveryCodesDialog } from './recovery-codes.tsx'

type Step = 'enable' | 'renew' | 'disable' | { recoveryCodes: string[] }

/** Whether a login takes a second step, and what can be done about it. */
export function ShowSecondFactor({ account: { secondFactor, user } }: { account: Account }) {
  const t = useTranslations('account')
  const format = useFormatter()
  const [step, setStep] = useState<Step>()
  const close = () => setStep(undefined)
  return (
    <Section
      title={t('secondFactor')}
      intro={
        secondFactor
          ? t('secondFactorOn', { date: dayText(format, secondFactor.since) })
          : t('secondFactorOff')
      }
    >
      {secondFactor ? (
        <div className={styles.form}>
          <p>{t('codesLeft', { count: secondFactor.recoveryCodesLeft })}</p>
          <div className={styles.row}>
            <SteadyButton variant="default" onClick={() => setStep('renew')}>
              {t('newCodes')}
            </SteadyButton>
            <SteadyButton task="second-factor" variant="default" onClick={() => setStep('disable')}>
              {t('turnOff')}
            </SteadyButton>
          </div>
        </div>
      ) : (
        <SteadyButton task="second-factor" onClick={() => setStep('enable')}>
          {t('turnOn')}
        </SteadyButton>
      )}
      {step === 'enable' && (
        <EnableSecondFactor onClose={close} onEnabled={recoveryCodes => setStep({ recoveryCodes })} />
      )}
      {step === 'renew' && <Renew onClose={close} onCodes={recoveryCodes => setStep({ recoveryCodes })} />}
      {step === 'disable' && <Disable onClose={close} />}
      {typeof step === 'object' && (
        <RecoveryCodesDialog codes={step.recoveryCodes} account={user.email} onClose={close} />
      )}
    </Section>
  )
}

function Disable({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account')
  const mutation = useGuardedMutation({
    mutationFn: () => client.call(removeSecondFactor),
    refreshes: accountKeys,
    done: t('turnedOff'),
    onSuccess: onClose,
    onError: () => {},
  })
  return (
    <ConfirmDialog title={t('turnOffTitle')} confirm={t('turnOff')} mutation={mutation} onClose={onClose}>
      <p>{t('turnOffText')}</p>
    </ConfirmDialog>
  )
}

function Renew({ onClose, onCodes }: { onClose: () => void; onCodes: (codes: string[]) => void }) {
  const t = useTranslations('account')
  const mutation = useGuardedMutation({
    mutationFn: () => client.call(renewRecoveryCodes),
    refreshes: accountKeys,
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    onError: () => {},
  })
  return (
    <ConfirmDialog title={t('newCodesTitle')} confirm={t('newCodes')} mutation={mutation} onClose={onClose}>
      <p>{t('newCodesText')}</p>
    </ConfirmDialog>
  )
}
