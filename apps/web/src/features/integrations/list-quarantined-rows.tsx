import type { SyncRecord } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { type Column, RecordTable } from '../../components/record-table.tsx'
import { Section } from '../../components/section.tsx'

interface Props {
  app: string
  sync: Pick<SyncRecord, 'quarantined' | 'quarantinedRows'>
}

/** The rows of a fetch that could not be read, and what was wrong with each. */
export function ListQuarantinedRows({ app, sync: { quarantined, quarantinedRows } }: Props) {
  const t = useTranslations('fetch.quarantined')
  // A row may have no id, and a bad page the same one twice.
  const items = quarantinedRows.map((row, place) => ({ ...row, place }))
  const columns: Column<(typeof items)[number]>[] = [
    { label: t('externalId', { app }), cell: ({ externalId }) => externalId ?? t('noId') },
    { label: t('field'), cell: ({ reason }) => reason },
  ]
  return (
    <Section
      title={t('title')}
      intro={
        quarantined > items.length ? t('introSome', { shown: items.length, count: quarantined }) : t('intro')
      }
    >
      <RecordTable
        caption={t('title')}
        columns={columns}
        items={items}
        keyOf={({ place }) => String(place)}
      />
    </Section>
  )
}
