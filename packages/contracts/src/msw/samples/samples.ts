import type { App } from '../../apps.ts'
import type { Company, Integration } from '../../integrations.ts'
import type { SyncFailure } from '../../syncs.ts'
import { minutesBefore } from './days.ts'

/** A company and what is special about it. */
export interface Sample {
  app: App
  name: string
  venueId: string
  daysBack: number
  /** Who approved; without it the integration still waits. */
  company?: Company
  invoiceCount?: number
  /** Why its newest fetches failed. */
  failure?: SyncFailure
  at?: (now: Date) => Partial<Omit<Integration, 'app'>>
}

const company = (name: string, organisationNumber: string): Company => ({ name, organisationNumber })
const hours = (now: Date, count: number) => minutesBefore(now, count * 60)

/** One in each state that a screen has to show, newest first. */
export const samples: readonly Sample[] = [
  { app: 'visma', name: 'Café Solgläntan', venueId: 'cafe-solglantan', daysBack: 7 },
  {
    app: 'visma',
    name: 'Björks Salong',
    venueId: 'bjorks-salong',
    daysBack: 7,
    company: company('Björks Salong AB', '556677-8899'),
    invoiceCount: 128,
    at: () => ({ status: 'connected' }),
  },
  {
    app: 'fortnox',
    name: 'Lindgrens Måleri',
    venueId: 'lindgrens-maleri',
    daysBack: 30,
    company: company('Lindgrens Måleri i Umeå AB', '559012-3456'),
    invoiceCount: 42,
    at: () => ({ status: 'connected' }),
  },
  {
    app: 'visma',
    name: 'Hallbergs Bygg',
    venueId: 'hallbergs-bygg',
    daysBack: 14,
    company: company('Hallbergs Bygg & Entreprenad AB', '556123-4567'),
    invoiceCount: 17,
    failure: 'reauthorization_required',
    at: () => ({ status: 'attention', attentionReason: 'reauthorization_required' }),
  },
  {
    app: 'fortnox',
    name: 'Norrlands Tandvård',
    venueId: 'norrlands-tandvard',
    daysBack: 7,
    company: company('Norrlands Tandvård AB', '556987-6543'),
    failure: 'licence_missing',
    at: () => ({ status: 'attention', attentionReason: 'licence_missing' }),
  },
  {
    app: 'fortnox',
    name: 'Åre Fjällhotell',
    venueId: 'are-fjallhotell',
    daysBack: 30,
    company: company('Åre Fjällhotell AB', '556321-0987'),
    invoiceCount: 61,
    at: now => ({
      status: 'attention',
      attentionReason: 'company_mismatch',
      heldCompany: { ...company('Åre Skidskola AB', '559321-1234'), heldAt: hours(now, 3) },
    }),
  },
  {
    app: 'visma',
    name: 'Bilverkstan Strömsund',
    venueId: 'bilverkstan-stromsund',
    daysBack: 7,
    company: company('Bilverkstan i Strömsund HB', '969712-3456'),
    invoiceCount: 9,
    failure: 'provider_unavailable',
    at: now => ({ status: 'attention', attentionReason: 'sync_failing', failingSince: hours(now, 30) }),
  },
  {
    app: 'visma',
    name: 'Studio Klippet',
    venueId: 'studio-klippet',
    daysBack: 7,
    company: company('Studio Klippet AB', '556444-5555'),
    invoiceCount: 23,
    at: () => ({ status: 'paused', pausedBy: 'Anna Berg' }),
  },
]
