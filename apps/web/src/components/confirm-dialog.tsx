import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog, DialogActions } from './dialog.tsx'
import { Failure } from './failure.tsx'
import { SteadyButton } from './steady-button.tsx'

interface Props {
  title: string
  /** What the button that does it says. */
  confirm: string
  mutation: { error: Error | null; isPending: boolean; mutate: () => void }
  onClose: () => void
  /** What will happen, as paragraphs. */
  children: ReactNode
}

/** Asks before something that cannot simply be taken back; stays open and says why when it fails. */
export function ConfirmDialog({ title, confirm, mutation, onClose, children }: Props) {
  const t = useTranslations('action')
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {mutation.error && <Failure error={mutation.error} />}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <SteadyButton color="red" loading={mutation.isPending} onClick={() => mutation.mutate()}>
          {confirm}
        </SteadyButton>
      </DialogActions>
    </Dialog>
  )
}
