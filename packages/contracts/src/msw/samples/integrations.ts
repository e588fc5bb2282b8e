import type { SharedConsentLink } from '../../consent-links.ts'
import type { Integration } from '../../integrations.ts'
import type { MockIntegration } from '../store.ts'
import { blankIntegration } from './blank-integration.ts'
import { minutesBefore } from './days.ts'
import { sampleInvoices } from './invoices.ts'
import { createChoices } from './random.ts'
import { type Sample, samples } from './samples.ts'
import { endedSync } from './syncs.ts'

const day = 24 * 60

/** The sample companies as the API would know them at `now`, newest first. */
export function sampleIntegrations(now: Date): MockIntegration[] {
  return samples.map((sample, i) => toMock(sample, i + 1, now))
}

function toMock(sample: Sample, number: number, now: Date): MockIntegration {
  const { app, name, venueId, daysBack, company, invoiceCount = 0, failure = null, ...state } = sample
  const id = idOf(number, 1)
  const createdAt = minutesBefore(now, (number + 2) * day)
  const connectedAt = company ? minutesBefore(now, (number + 1) * day) : null
  const invoices = sampleInvoices(createChoices(number), now, daysBack, invoiceCount)
  const syncs = company
    ? [0, 1, 2, 3].map(i =>
        endedSync(idOf(number, 10 + i), now, {
          minutesAgo: 12 + number + i * 360,
          daysBack,
          seen: invoiceCount,
          failure: i < 2 ? failure : null,
        }),
      )
    : []
  const integration: Integration = {
    ...blankIntegration,
    ...(app === 'fortnox'
      ? { app, costCenter: null, invoiceSelection: 'all', serviceAccount: true }
      : { app }),
    id,
    name,
    venueId,
    daysBack,
    company: company ?? null,
    connectedAt,
    consentLink: null,
    lastSync: null,
    createdAt,
    updatedAt: connectedAt ?? createdAt,
    ...state.at?.(now),
  }
  const link: SharedConsentLink = {
    id: idOf(number, 2),
    url: company ? null : `https://collector.example/connect/sample-${number}`,
    state: company ? 'used' : 'active',
    createdAt,
    expiresAt: minutesBefore(now, (number - 5) * day),
    openedAt: connectedAt,
    lastFailure: null,
    createdBy: 'Anna Berg',
    usedAt: connectedAt,
    revokedAt: null,
    mails: [],
  }
  const anna = { kind: 'user' as const, name: 'Anna Berg' }
  const owner = { kind: 'owner' as const, name: company?.name ?? null }
  const events = [
    { id: idOf(number, 20), type: 'integration.created' as const, actor: anna, data: {}, createdAt },
    ...(connectedAt
      ? [
          {
            id: idOf(number, 21),
            type: 'consent.granted' as const,
            actor: owner,
            data: {},
            createdAt: connectedAt,
          },
        ]
      : []),
  ].reverse()
  return { integration, invoices, syncs, links: [link], followers: [], events }
}

/** The same id at every start, so that an address can be kept. */
function idOf(number: number, part: number): string {
  const digits = (value: number) => String(value).padStart(6, '0')
  return `01932b1f-6c00-7a01-8a01-${digits(number)}${digits(part)}`
}
