import { type App, apps, type Language } from '@collector/contracts'
import type { useTranslations } from 'use-intl'
import { locales, timeZone } from '../../languages/language.ts'

interface NewLink {
  name: string
  venueId: string
  app: App
  url: string
  expiresAt: string
}

const columns = ['name', 'venueId', 'app', 'link', 'validUntil'] as const

/** New links as CSV for spreadsheets (RFC 4180, UTF-8 with a byte order mark); no text becomes a formula. */
export function linksAsCsv(
  links: readonly NewLink[],
  language: Language,
  t: ReturnType<typeof useTranslations<'bulk'>>,
): Blob {
  const format = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  })
  const rows = links.map(({ name, venueId, app, url, expiresAt }) => [
    ...[name, venueId, apps[app].name, url, format.format(new Date(expiresAt))],
  ])
  const lines = [columns.map(column => t(`csvColumns.${column}`)), ...rows].map(cells =>
    cells.map(cellOf).join(','),
  )
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}

function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r\0\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
