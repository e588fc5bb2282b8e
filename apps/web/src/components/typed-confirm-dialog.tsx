import { TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from './dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { Failure } from './failure.tsx'
import styles from './typed-confirm-dialog.module.css'

interface Props {
  title: string
  /** What has to be typed. */
  name: string
  /** What the button that does it says. */
  confirm: string
  mutation: { error: Error | null; isPending: boolean; mutate: () => void }
  onClose: () => void
  /** What will happen, as paragraphs. */
  children: ReactNode
}

/** Asks for a name to be typed before something that cannot be taken back; stays open and says why when it fails. */
export function TypedConfirmDialog({ title, name, confirm, mutation, onClose, children }: Props) {
  const t = useTranslations('confirm')
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isName = typed.trim().normalize('NFC') === name.trim().normalize('NFC')
    setMismatch(!isName)
    if (isName) mutation.mutate()
    else input.current?.focus()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate onSubmit={submit} className={styles.form}>
        {children}
        <TextInput
          ref={input}
          label={t('typeName', { name })}
          autoComplete="off"
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          error={mismatch && t('mismatch')}
        />
        {mutation.error && <Failure error={mutation.error} />}
        <DialogFoot isHarmful onCancel={onClose} confirm={confirm} loading={mutation.isPending} />
      </form>
    </Dialog>
  )
}
