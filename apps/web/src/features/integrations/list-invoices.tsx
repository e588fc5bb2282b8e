import type { Integration, Invoice } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { PagedSection } from '../../components/paged-section.tsx'
import { type Column, RecordTable } from '../../components/record-table.tsx'
import styles from './list-invoices.module.css'
import { invoicesQuery } from './queries.ts'

export function ListInvoices({ integration }: { integration: Integration }) {
  const t = useTranslations('integration.invoices')
  const format = useFormatter()
  const query = useInfiniteQuery(invoicesQuery(integration.id))
  const quiet = (text: string) => <span className={styles.quiet}>{text}</span>

  const columns: Column<Invoice>[] = [
    { label: t('number'), cell: ({ number }) => number },
    {
      label: t('date'),
      // A calendar date belongs to no time zone.
      cell: ({ invoiceDate }) => (
        <time dateTime={invoiceDate} className={styles.date}>
          {format.dateTime(new Date(invoiceDate), 'date', { timeZone: 'UTC' })}
        </time>
      ),
    },
    { label: t('customer'), cell: ({ customer }) => customer.name ?? quiet(t('noName')) },
    {
      label: t('email'),
      cell: ({ emails }) =>
        emails.length === 0 ? (
          quiet(t('noEmail'))
        ) : (
          <ul className={styles.emails}>
            {emails.map(email => (
              <li key={email}>{email}</li>
            ))}
          </ul>
        ),
    },
    {
      label: t('amount'),
      numeric: true,
      cell: invoice => (
        <span>
          {invoice.isCredit && <span className={styles.credit}>{t('credit')}</span>}{' '}
          <Amount invoice={invoice} />
        </span>
      ),
    },
  ]

  return (
    <PagedSection
      title={t('title')}
      intro={t('window', { days: integration.daysBack })}
      query={query}
      empty={t(integration.connectedAt ? 'empty' : 'emptyPending')}
    >
      {invoices => (
        <RecordTable caption={t('title')} columns={columns} items={invoices} keyOf={({ id }) => id} />
      )}
    </PagedSection>
  )
}

function Amount({ invoice: { amount, currency, isCredit } }: { invoice: Invoice }) {
  const format = useFormatter()
  const signed = isCredit ? -Number(amount) : Number(amount)
  // Apps send what companies typed: not every currency is one.
  return /^[A-Z]{3}$/.test(currency)
    ? format.number(signed, { style: 'currency', currency })
    : `${format.number(signed, { minimumFractionDigits: 2 })} ${currency}`
}
