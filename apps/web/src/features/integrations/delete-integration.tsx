import { apps, deleteIntegration, type Integration } from '@collector/contracts'
import { Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { paths } from '../../config/paths.ts'
import styles from './delete-integration.module.css'
import { integrationsKey } from './queries.ts'

export function DeleteButton({ integration }: { integration: Integration }) {
  const t = useTranslations('integration.delete')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash aria-hidden size={18} />}
        onClick={() => setAsking(true)}
      >
        {t('button')}
      </Button>
      {asking && <DeleteDialog integration={integration} onClose={() => setAsking(false)} />}
    </>
  )
}

function DeleteDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const t = useTranslations()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { id, name, app, company, invoicesInWindow: count, daysBack: days } = integration
  const mutation = useMutation({
    mutationFn: () => client.call(deleteIntegration, { params: { id } }),
    onSuccess: async () => {
      await navigate(paths.integrations, { replace: true })
      // After leaving, or the page would ask again for what is gone.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(id) })
      announce(t('integration.delete.done', { name }))
      await queryClient.invalidateQueries({ queryKey: integrationsKey })
    },
  })
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    const isName = typed.trim().normalize('NFC') === name.trim()
    setMismatch(!isName)
    if (isName) mutation.mutate()
    else input.current?.focus()
  }

  return (
    <Dialog title={t('integration.delete.title', { name })} onClose={onClose}>
      <form noValidate onSubmit={confirm} className={styles.form}>
        <p>{t('integration.delete.what', { name, count, days })}</p>
        {company && <p>{t('integration.delete.grant', { company: company.name, app: apps[app].name })}</p>}
        <p>{t('integration.delete.final')}</p>
        <TextInput
          ref={input}
          label={t('integration.delete.typeName', { name })}
          autoComplete="off"
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          error={mismatch && t('integration.delete.mismatch')}
        />
        {mutation.isError && <Failure error={mutation.error} />}
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <SteadyButton type="submit" color="red" loading={mutation.isPending}>
            {t('integration.delete.confirm')}
          </SteadyButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
