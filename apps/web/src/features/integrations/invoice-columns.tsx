import type { Invoice } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import type { Column } from '../../components/record-table.tsx'
import { calendarDate } from '../../languages/times.ts'
import styles from './invoice-columns.module.css'

/** What a table shows of invoices. */
export function useInvoiceColumns(): Column<Invoice>[] {
  const t = useTranslations('integration.invoices')
  const format = useFormatter()
  return [
    { label: t('number'), cell: ({ number }) => number },
    {
      label: t('date'),
      // A calendar date belongs to no time zone.
      cell: ({ invoiceDate }) => (
        <time dateTime={invoiceDate} className={styles.date}>
          {calendarDate(format, invoiceDate)}
        </time>
      ),
    },
    {
      label: t('customer'),
      cell: ({ customer }) => customer.name ?? <span className={styles.quiet}>{t('noName')}</span>,
    },
    { label: t('contact'), cell: invoice => <Contact invoice={invoice} /> },
    {
      label: t('amount'),
      numeric: true,
      cell: invoice => (
        <span>
          {invoice.isCancelled && (
            <>
              <span className={styles.cancelled}>{t('cancelled')}</span>{' '}
            </>
          )}
          {invoice.isCredit && <span className={styles.credit}>{t('credit')}</span>}{' '}
          <span className={styles.amount}>
            <Amount invoice={invoice} />
          </span>
        </span>
      ),
    },
  ]
}

function Contact({ invoice: { emails, phone } }: { invoice: Invoice }) {
  const t = useTranslations('integration.invoices')
  if (emails.length === 0) return phone ?? <span className={styles.quiet}>{t('noContact')}</span>
  return (
    <ul className={styles.emails}>
      {emails.map(email => (
        <li key={email}>{email}</li>
      ))}
    </ul>
  )
}

function Amount({ invoice: { amount, currency, isCredit } }: { invoice: Invoice }) {
  const format = useFormatter()
  const signed = isCredit ? -Number(amount) : Number(amount)
  // Apps send what companies typed: not every currency is one.
  return /^[A-Z]{3}$/.test(currency)
    ? format.number(signed, {
        style: 'currency',
        currency,
        // "Nkr" is what Swedish calls the Norwegian one, and nobody reads it as that.
        currencyDisplay: currency === 'SEK' ? 'symbol' : 'code',
      })
    : `${format.number(signed, { minimumFractionDigits: 2 })} ${currency}`
}
