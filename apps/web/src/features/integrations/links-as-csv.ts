import { appNames, type BulkLinkResult, csvRecord, csvStart } from '@collector/contracts'
import type { useTranslations } from 'use-intl'
import { spreadsheetTime } from '../../languages/times.ts'

type NewLink = NonNullable<BulkLinkResult['link']> & { name: string }

const columns = ['name', 'venueId', 'app', 'link', 'validUntil'] as const

/** New links as CSV for spreadsheets. */
export function linksAsCsv(links: readonly NewLink[], t: ReturnType<typeof useTranslations<'bulk'>>): Blob {
  const rows = links.map(({ name, venueId, app, url, expiresAt }) => [
    ...[name, venueId, appNames[app], url, spreadsheetTime(expiresAt)],
  ])
  const records = [columns.map(column => t(`csvColumns.${column}`)), ...rows].map(csvRecord)
  return new Blob([csvStart, ...records], { type: 'text/csv;charset=utf-8' })
}
