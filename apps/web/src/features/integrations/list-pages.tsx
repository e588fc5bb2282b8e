import type { IntegrationPage } from '@collector/contracts'
import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import styles from './list-pages.module.css'
import { useListState } from './list-state.ts'

/** The ways to the pages beside this one; nothing while there is only one. */
export function ListPages({ page }: { page: IntegrationPage }) {
  const t = useTranslations('list')
  const { linkTo } = useListState()
  const { previousCursor, nextCursor } = page
  if (!previousCursor && !nextCursor) return null
  return (
    <nav aria-label={t('pages')} className={styles.pages}>
      {previousCursor && (
        <Button
          component={Link}
          to={linkTo({ cursor: previousCursor })}
          variant="default"
          leftSection={<IconArrowLeft aria-hidden size={18} />}
        >
          {t('previous')}
        </Button>
      )}
      {nextCursor && (
        <Button
          component={Link}
          to={linkTo({ cursor: nextCursor })}
          variant="default"
          rightSection={<IconArrowRight aria-hidden size={18} />}
          className={styles.next}
        >
          {t('next')}
        </Button>
      )}
    </nav>
  )
}
