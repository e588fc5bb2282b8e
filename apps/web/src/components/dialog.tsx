import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './dialog.module.css'
import { passFocusOn } from './pass-focus-on.ts'

interface Props {
  title: string
  onClose: () => void
  /** With room for a table. */
  wide?: boolean
  children: ReactNode
}

/**
 * The browser's own modal dialog: it keeps the focus, closes with Escape and gives the focus back. Open while
 * it is rendered.
 */
export function Dialog({ title, onClose, wide = false, children }: Props) {
  const t = useTranslations('action')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    const opener = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      passFocusOn(opener)
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={styles.dialog}
      data-wide={wide}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      {children}
      {/* Last, so that the focus starts at what the dialog is about. */}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={styles.close ?? ''}
        aria-label={t('close')}
        onClick={onClose}
      >
        <IconX aria-hidden size={18} />
      </ActionIcon>
    </dialog>
  )
}

/** The buttons at the foot of a dialog or form. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
