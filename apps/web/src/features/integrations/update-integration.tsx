import {
  ApiProblem,
  createIntegrationInputs,
  type Integration,
  settingsOf,
  toCreateInput,
  toSettings,
  updateIntegration,
} from '@collector/contracts'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFoot } from '../../components/dialog-foot.tsx'
import { Failure } from '../../components/failure.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { DuplicateWarning } from './duplicate-warning.tsx'
import { NewerSettings, useNewerSettings } from './newer-settings.tsx'
import { SettingsFields } from './settings-fields.tsx'
import { useUndo } from './undo.tsx'
import styles from './update-integration.module.css'
import { useIntegrationMutation } from './use-integration-mutation.ts'

export function EditButton({ integration }: { integration: Integration }) {
  const t = useTranslations('integration')
  const [editing, setEditing] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil aria-hidden size={18} />}
        onClick={() => setEditing(true)}
      >
        {t('editButton')}
      </Button>
      {editing && <EditDialog integration={integration} onClose={() => setEditing(false)} />}
    </>
  )
}

function EditDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const t = useTranslations()
  const { offer } = useUndo()
  const { id, app } = integration
  // What was on show when the person began to type.
  const [read] = useState(integration)
  const form = useContractForm({
    schema: createIntegrationInputs[app],
    initialValues: settingsOf(integration),
    toInput: values => toCreateInput(app, values),
  })
  const newer = useNewerSettings(form, integration)
  const mutation = useIntegrationMutation({
    mutationFn: ({ values, version }: { values: typeof form.values; version: number }) => {
      const body = { version, ...toSettings(app, values) }
      return client.call(updateIntegration, { params: { id }, body })
    },
    done: t('form.saved'),
    onSuccess: after => {
      onClose()
      const former = toSettings(app, settingsOf(integration))
      if (JSON.stringify(former) === JSON.stringify(toSettings(app, settingsOf(after)))) return
      offer({
        text: t('form.saved'),
        isCurrent: now => now.version === after.version,
        undo: () => {
          const body = { version: after.version, ...former }
          return client.call(updateIntegration, { params: { id }, body })
        },
        done: t('undo.restored'),
      })
    },
    onError: form.showProblem,
  })
  const conflict = mutation.error instanceof ApiProblem && mutation.error.code === 'version_conflict'

  const save = form.onSubmit(values => {
    // Newer settings are overwritten only after they have been shown.
    const { version } = newer.length === 0 || conflict ? integration : read
    mutation.mutate({ values, version })
  })
  return (
    <Dialog title={t('form.editTitle', { name: integration.name })} onClose={onClose}>
      <form noValidate onSubmit={save} className={styles.form}>
        <SettingsFields app={app} form={form} />
        <DuplicateWarning app={app} venueId={String(form.values.venueId)} except={id} />
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        {conflict && (
          <NewerSettings settings={newer} onUse={({ name, value }) => form.setValues({ [name]: value })} />
        )}
        <DialogFoot onCancel={onClose} confirm={t('action.save')} loading={mutation.isPending} />
      </form>
    </Dialog>
  )
}
