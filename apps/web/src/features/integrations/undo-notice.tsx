import type { Integration } from '@collector/contracts'
import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { Notice } from '../../components/notice.tsx'
import { passFocusOn } from '../../components/pass-focus-on.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { type Undoable, useUndo } from './undo.tsx'
import styles from './undo-notice.module.css'
import { useIntegrationMutation } from './use-integration-mutation.ts'

/** The button that takes back what was just done, until something else is done. */
export function UndoNotice({ integration }: { integration: Integration }) {
  const { undoable } = useUndo()
  return undoable?.isCurrent(integration) ? <Offer undoable={undoable} /> : null
}

function Offer({ undoable }: { undoable: Undoable }) {
  const t = useTranslations()
  const { withdraw } = useUndo()
  const mutation = useIntegrationMutation({
    mutationFn: undoable.undo,
    done: undoable.done,
    onSuccess: withdraw,
  })
  return (
    <Notice
      icon={IconArrowBackUp}
      tone="calm"
      action={
        <span className={styles.actions}>
          <SteadyButton
            variant="default"
            size="xs"
            loading={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {undoable.label ?? t('undo.button')}
          </SteadyButton>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('action.close')}
            onClick={event => {
              const pressed = event.currentTarget
              withdraw()
              setTimeout(() => passFocusOn(pressed))
            }}
          >
            <IconX aria-hidden size={16} />
          </ActionIcon>
        </span>
      }
    >
      {undoable.text}
    </Notice>
  )
}
