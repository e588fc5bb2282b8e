import { CreateInvitationInput, createInvitation, type InvitationLink, type Role } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFoot } from '../../components/dialog-foot.tsx'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { useLanguage } from '../../languages/language.ts'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { OneTimeLinkDialog } from './one-time-link.tsx'
import { peopleKeys } from './queries.ts'
import { RoleField } from './role-field.tsx'

/** The button that invites a colleague, and the link that comes of it. */
export function CreateInvitation() {
  const t = useTranslations('people')
  const [step, setStep] = useState<'ask' | InvitationLink>()
  const close = () => setStep(undefined)
  return (
    <>
      <SteadyButton leftSection={<IconUserPlus aria-hidden size={18} />} onClick={() => setStep('ask')}>
        {t('invite')}
      </SteadyButton>
      {step === 'ask' && <InviteDialog onInvited={setStep} onClose={close} />}
      {typeof step === 'object' && (
        <OneTimeLinkDialog
          title={t('linkTitle', { email: step.invitation.email })}
          email={step.invitation.email}
          link={step}
          onClose={close}
        />
      )}
    </>
  )
}

interface Props {
  onInvited: (link: InvitationLink) => void
  onClose: () => void
}

const initialValues: { email: string; role: Role } = { email: '', role: 'viewer' }

function InviteDialog({ onInvited, onClose }: Props) {
  const t = useTranslations()
  const { language } = useLanguage()
  const form = useContractForm({
    schema: CreateInvitationInput,
    initialValues,
    toInput: values => values,
  })
  const mutation = useGuardedMutation({
    mutationFn: (values: typeof form.values) =>
      client.call(createInvitation, { body: { ...values, language } }),
    refreshes: peopleKeys,
    done: t('people.invited', { email: form.values.email.trim().toLowerCase() }),
    onSuccess: onInvited,
    onError: form.showProblem,
  })
  return (
    <Dialog title={t('people.inviteTitle')} onClose={onClose}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        <p>{t('people.inviteText')}</p>
        <TextInput
          label={t('people.email')}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <RoleField {...form.getInputProps('role')} />
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <DialogFoot onCancel={onClose} confirm={t('people.sendInvitation')} loading={mutation.isPending} />
      </form>
    </Dialog>
  )
}
