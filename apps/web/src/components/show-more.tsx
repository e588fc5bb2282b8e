import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './show-more.module.css'

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

/** The button for a list's next page, while there is one. */
export function ShowMore({ list }: Props) {
  const t = useTranslations('action')
  return (
    list.hasNextPage && (
      <div className={styles.bar}>
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('showMore')}
        </Button>
      </div>
    )
  )
}
