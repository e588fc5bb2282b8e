import {
  CreateConsentLinkInput,
  consentLinkDays,
  createConsentLink,
  type Integration,
} from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFoot } from '../../components/dialog-foot.tsx'
import { Failure } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { typedNumber } from '../../components/typed-number.ts'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

interface Props {
  integration: Integration
  primary?: boolean
}

export function NewLinkButton({ integration, primary = false }: Props) {
  const t = useTranslations('integration.link')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <SteadyButton task="link" variant={primary ? 'filled' : 'default'} onClick={() => setAsking(true)}>
        {t('newLink')}
      </SteadyButton>
      {asking && <NewLinkDialog integration={integration} onClose={() => setAsking(false)} />}
    </>
  )
}

const inputOf = ({ validDays }: { validDays: string }) => ({ validDays: typedNumber(validDays) })

interface DialogProps {
  integration: Integration
  onClose: () => void
}

export function NewLinkDialog({ integration, onClose }: DialogProps) {
  const t = useTranslations()
  const { id, name, status, consentLink, company } = integration
  const form = useContractForm({
    schema: CreateConsentLinkInput,
    initialValues: { validDays: String(consentLinkDays) },
    toInput: inputOf,
  })
  const mutation = useIntegrationMutation({
    mutationFn: (values: typeof form.values) =>
      client.call(createConsentLink, { params: { id }, body: inputOf(values) }),
    done: t(consentLink?.state === 'active' ? 'integration.link.replaced' : 'integration.link.made'),
    onSuccess: onClose,
    onError: form.showProblem,
  })
  return (
    <Dialog title={t('integration.link.newTitle', { name })} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {company && <p>{t('confirm.reconnectText', { company: company.name, status })}</p>}
        {consentLink?.state === 'active' && <p>{t('integration.link.newText')}</p>}
        <TextInput
          mt="md"
          inputMode="numeric"
          autoComplete="off"
          label={t('integration.link.validDays')}
          description={t('integration.link.validDaysHelp')}
          {...form.getInputProps('validDays')}
        />
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <DialogFoot onCancel={onClose} confirm={t('integration.link.make')} loading={mutation.isPending} />
      </form>
    </Dialog>
  )
}
