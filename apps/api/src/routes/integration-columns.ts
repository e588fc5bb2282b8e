import {
  type AttentionReason,
  apps,
  type Integration,
  type IntegrationStatus,
  type Language,
} from '@collector/contracts'
import { stockholm } from '@collector/domain'
import type { CsvColumns } from '../http/csv.ts'

interface Words {
  columns: readonly string[]
  statuses: Record<IntegrationStatus, string>
  reasons: Record<AttentionReason, string>
}

const words: Record<Language, Words> = {
  en: {
    columns: [
      ...['ID', 'Name', 'Venue ID', 'App', 'Status', 'Reason', 'Days Back', 'Company', 'Organisation number'],
      ...['Invoices', 'Last fetch', 'Connected', 'Created'],
    ],
    statuses: {
      pending: 'Waiting for consent',
      connected: 'Connected',
      attention: 'Needs attention',
      paused: 'Paused',
    },
    reasons: {
      reauthorization_required: 'The owner must approve again',
      licence_missing: 'A licence is missing',
      company_mismatch: 'Another company approved',
      customer_action_required: 'The owner has something to do in the app',
      sync_failing: 'Fetching fails',
    },
  },
  sv: {
    columns: [
      ...[
        'ID',
        'Namn',
        'Venue-ID',
        'App',
        'Status',
        'Orsak',
        'Dagar bakåt',
        'Företag',
        'Organisationsnummer',
      ],
      ...['Fakturor', 'Senaste hämtning', 'Ansluten', 'Skapad'],
    ],
    statuses: {
      pending: 'Väntar på godkännande',
      connected: 'Ansluten',
      attention: 'Behöver åtgärdas',
      paused: 'Pausad',
    },
    reasons: {
      reauthorization_required: 'Ägaren behöver godkänna igen',
      licence_missing: 'En licens saknas',
      company_mismatch: 'Ett annat företag godkände',
      customer_action_required: 'Ägaren har något att göra i appen',
      sync_failing: 'Hämtningen misslyckas',
    },
  },
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: stockholm,
})

/** As spreadsheets read it in both languages: 2026-11-28 13:45, in Swedish time. */
const moment = (instant: string | null | undefined) => (instant ? clock.format(new Date(instant)) : null)

function columnsIn({ columns, statuses, reasons }: Words): CsvColumns<Integration> {
  const cells: CsvColumns<Integration>[string][] = [
    integration => integration.id,
    integration => integration.name,
    integration => integration.venueId,
    integration => apps[integration.app].name,
    integration => statuses[integration.status],
    ({ attentionReason }) => attentionReason && reasons[attentionReason],
    integration => ({ decimal: String(integration.daysBack) }),
    ({ company }) => company?.name ?? null,
    ({ company }) => company?.organisationNumber ?? null,
    integration => ({ decimal: String(integration.invoicesInWindow) }),
    ({ lastSync }) => moment(lastSync?.finishedAt),
    integration => moment(integration.connectedAt),
    integration => moment(integration.createdAt),
  ]
  return Object.fromEntries(cells.map((cell, i) => [columns[i] ?? '', cell]))
}

/** The columns of the exported list in each language. */
export const integrationColumns = { en: columnsIn(words.en), sv: columnsIn(words.sv) }
