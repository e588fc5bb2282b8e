import type { Integration } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { IntegrationRow } from './integration-row.tsx'
import styles from './integrations-table.module.css'
import { SortHeading } from './sort-heading.tsx'
import { Tick } from './tick.tsx'
import type { Selection } from './use-selection.ts'

interface Props {
  integrations: readonly Integration[]
  /** Null for people who may change nothing. */
  selection: Selection | null
}

/** The integrations as a table; on a phone each row is a card. A row is one link. */
export function IntegrationsTable({ integrations, selection }: Props) {
  const t = useTranslations('list')
  const ids = integrations.map(({ id }) => id)
  const ticked = ids.filter(id => selection?.ids.has(id)).length
  return (
    <table className={styles.table} data-ticks={selection !== null}>
      <caption>{t('caption')}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className={styles.tick}>
              <Tick
                label={t('tickAll')}
                isTicked={ticked === ids.length}
                isPartly={ticked > 0 && ticked < ids.length}
                onChange={isTicked => selection.set(ids, isTicked)}
              />
            </th>
          )}
          <SortHeading sort="name" />
          <SortHeading sort="venue" />
          <th scope="col">{t('status')}</th>
          <th scope="col" className={`${styles.number} ${styles.days}`}>
            {t('daysBack')}
          </th>
          <th scope="col" className={styles.number} title={t('invoicesHelp')}>
            {t('invoices')}
          </th>
          <SortHeading sort="lastFetch" />
          <SortHeading sort="created" className={styles.created} />
          <th scope="col" className={styles.app}>
            {t('app')}
          </th>
        </tr>
      </thead>
      <tbody>
        {integrations.map(integration => (
          <IntegrationRow key={integration.id} integration={integration} selection={selection} />
        ))}
      </tbody>
    </table>
  )
}
