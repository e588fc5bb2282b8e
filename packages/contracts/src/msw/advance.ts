import { withoutMails } from './links.ts'
import { dateBefore, windowOf } from './samples/days.ts'
import { sampleInvoice } from './samples/invoices.ts'
import { createChoices } from './samples/random.ts'
import type { MockIntegration, MockStore } from './store.ts'

const queuedMs = 1_000
const runningMs = 3_000

/**
 * Brings an integration up to this moment: a fetch under way gets on (a second in the queue, three running), and
 * what is counted fits what is there.
 */
export function advance(store: MockStore, mock: MockIntegration): void {
  const { integration, invoices, syncs } = mock
  const now = store.now()
  const [sync] = syncs
  if (sync && (sync.status === 'queued' || sync.status === 'running')) {
    const elapsedMs = now.getTime() - Date.parse(sync.createdAt)
    const share = Math.min(1, Math.max(0, (elapsedMs - queuedMs) / runningMs))
    if (elapsedMs >= queuedMs) {
      const expected = invoices.length + 2
      sync.status = 'running'
      sync.startedAt ??= now.toISOString()
      sync.window = windowOf(now, integration.daysBack)
      sync.expected = expected
      sync.seen = Math.floor(expected * share)
      sync.unchanged = Math.max(0, sync.seen - 2)
      sync.pages = sync.requests = 1
    }
    if (share === 1) {
      for (const added of [1, 2]) {
        const number = Number(invoices[0]?.number ?? 4_200) + added
        invoices.unshift(sampleInvoice(createChoices(number), now, 0, number))
      }
      Object.assign(sync, { status: 'succeeded', added: 2, finishedAt: now.toISOString() })
      Object.assign(integration, { failingSince: null })
      store.addEvent(mock, 'sync.succeeded', { seen: sync.seen, added: sync.added })
    }
  }
  const from = dateBefore(now, integration.daysBack)
  integration.invoicesInWindow = invoices.filter(({ invoiceDate }) => invoiceDate >= from).length
  for (const link of mock.links) {
    if (link.state === 'active' && Date.parse(link.expiresAt) < now.getTime()) {
      Object.assign(link, { state: 'expired', url: null })
    }
  }
  integration.consentLink = mock.links[0] ? withoutMails(mock.links[0]) : null
  const [newest] = syncs
  if (newest) {
    const { quarantinedRows, exchanges, ...lastSync } = newest
    integration.lastSync = lastSync
  } else integration.lastSync = null
}
