import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import { Menu } from '@mantine/core'
import { IconPlugConnected, IconPlugOff, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import styles from './actions-menu.module.css'
import { MoreButton, moreTask } from './more-button.tsx'

export type MenuAction = 'reconnect' | 'disconnect' | 'delete'

interface Props {
  /** Those that there are, in the order of the menu. */
  actions: readonly MenuAction[]
  onChoose: (action: MenuAction) => void
}

const looks = {
  reconnect: { Icon: IconPlugConnected, label: 'confirm.reconnect', isHarmful: false },
  disconnect: { Icon: IconPlugOff, label: 'company.disconnect.button', isHarmful: true },
  delete: { Icon: IconTrash, label: 'integration.delete.button', isHarmful: true },
} as const

export function ActionsMenu({ actions, onChoose }: Props) {
  const t = useTranslations()
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <MoreButton />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action, i) => {
          const { Icon, label, isHarmful } = looks[action]
          return (
            <Menu.Item
              key={action}
              data-autofocus={i === 0 || undefined}
              data-task={moreTask}
              className={(isHarmful ? styles.harmful : styles.calm) ?? ''}
              leftSection={<Icon aria-hidden size={18} />}
              onClick={() => onChoose(action)}
            >
              {t(label)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
