import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { DialogActions } from './dialog.tsx'
import { keepFocus } from './keep-focus.ts'
import { SteadyButton } from './steady-button.tsx'

interface Props {
  /** What the button that leaves says; "Cancel" unless there is a better word. */
  cancel?: string
  onCancel: () => void
  /** What the button that does it says; there is none while there is nothing to do yet. */
  confirm: string | undefined
  /** What it does; without it, it sends the form around it. */
  onConfirm?: () => void
  loading?: boolean
  isHarmful?: boolean
}

/** At the foot of a dialog that asks: the way out, and the way on. */
export function DialogFoot({ cancel, onCancel, confirm, onConfirm, loading = false, isHarmful }: Props) {
  const t = useTranslations('action')
  return (
    <DialogActions>
      <Button variant="default" {...keepFocus} onClick={onCancel}>
        {cancel ?? t('cancel')}
      </Button>
      {confirm && (
        <SteadyButton
          {...(onConfirm ? { onClick: onConfirm } : { type: 'submit' })}
          {...(isHarmful && { color: 'red' })}
          {...keepFocus}
          loading={loading}
        >
          {confirm}
        </SteadyButton>
      )}
    </DialogActions>
  )
}
