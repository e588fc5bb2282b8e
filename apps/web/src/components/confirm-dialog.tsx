import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { Failure } from './failure.tsx'

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
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {mutation.error && <Failure error={mutation.error} />}
      <DialogFoot
        isHarmful
        onCancel={onClose}
        confirm={confirm}
        onConfirm={() => mutation.mutate()}
        loading={mutation.isPending}
      />
    </Dialog>
  )
}
