import { IconDots } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { SteadyButton } from '../../components/steady-button.tsx'

/** What was chosen in the menu gives the focus back to the menu's button. */
export const moreTask = 'more-actions'

export function MoreButton(button: ComponentProps<typeof SteadyButton>) {
  const t = useTranslations('confirm')
  return (
    <SteadyButton
      variant="default"
      leftSection={<IconDots aria-hidden size={18} />}
      {...button}
      task={moreTask}
    >
      {t('more')}
    </SteadyButton>
  )
}
