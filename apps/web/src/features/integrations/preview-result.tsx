import { type App, appNames, type SyncPreview } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { type Fact, Facts } from '../../components/facts.tsx'
import { RecordTable } from '../../components/record-table.tsx'
import { dateRange } from '../../languages/times.ts'
import { useInvoiceColumns } from './invoice-columns.tsx'

/** How much a fetch would give. */
export function PreviewSummary({ preview, app }: { preview: SyncPreview; app: App }) {
  const t = useTranslations('preview')
  const format = useFormatter()
  const { total, looked, quarantined, window } = preview
  return (
    <p>
      {t('total', { total, app: appNames[app], window: dateRange(format, window) })}{' '}
      {looked + quarantined < total && t('looked', { looked })}
    </p>
  )
}

/** What the invoices looked at are like, and the newest of them. */
export function PreviewResult({ preview }: { preview: SyncPreview }) {
  const t = useTranslations('preview')
  const format = useFormatter()
  const columns = useInvoiceColumns()
  const { withEmail, withPhoneOnly, credits, cancelled, quarantined, sample } = preview
  const facts: Fact[] = [
    [t('withEmail'), format.number(withEmail)],
    [t('withPhoneOnly'), format.number(withPhoneOnly)],
    [t('credits'), format.number(credits)],
    [t('cancelled'), format.number(cancelled)],
    [t('quarantined'), format.number(quarantined)],
  ]
  return (
    <>
      <Facts facts={facts} />
      {sample.length > 0 && (
        <>
          <h3>{t('sample')}</h3>
          <RecordTable caption={t('sample')} columns={columns} items={sample} keyOf={({ id }) => id} />
        </>
      )}
    </>
  )
}
