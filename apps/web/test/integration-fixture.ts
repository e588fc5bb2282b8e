import type { ConsentLink, Integration, Sync } from '@collector/contracts'

type VismaIntegration = Extract<Integration, { app: 'visma' }>

/** A connected Visma integration with everything ordinary but what is given. */
export function integration(values: Partial<VismaIntegration> = {}): VismaIntegration {
  return {
    app: 'visma',
    id: '01900000-0000-7000-8000-000000000001',
    name: 'Salong Björk',
    venueId: 'salong-bjork',
    daysBack: 7,
    status: 'connected',
    attentionReason: null,
    failingSince: null,
    pausedBy: null,
    company: { name: 'Björks Salong AB', organisationNumber: '553708-8949' },
    connectedAt: '2026-11-20T10:00:00.000Z',
    heldCompany: null,
    consentLink: null,
    lastSync: sync(),
    invoicesInWindow: 128,
    missingHeld: 0,
    version: 1,
    createdAt: '2026-11-20T09:00:00.000Z',
    updatedAt: '2026-11-20T09:00:00.000Z',
    ...values,
  }
}

export function link(values: Partial<ConsentLink> = {}): ConsentLink {
  return {
    id: '0b7a4a7c-3d0e-4c0e-9c0b-5f5b1b7b9a10',
    url: 'https://collector.example/connect/token',
    state: 'active',
    createdAt: '2026-11-23T10:00:00.000Z',
    expiresAt: '2026-11-30T10:00:00.000Z',
    openedAt: null,
    lastFailure: null,
    ...values,
  }
}

export function sync(values: Partial<Sync> = {}): Sync {
  return {
    id: '01900000-0000-7000-8000-000000000002',
    trigger: 'schedule',
    status: 'succeeded',
    window: { from: '2026-11-17', to: '2026-11-24' },
    changedSince: null,
    expected: 1200,
    pages: 1,
    requests: 1,
    seen: 340,
    added: 0,
    changed: 0,
    unchanged: 0,
    quarantined: 0,
    missing: 0,
    missingHeld: 0,
    waitedMs: 0,
    failure: null,
    createdAt: '2026-11-24T11:47:00.000Z',
    startedAt: '2026-11-24T11:47:00.000Z',
    finishedAt: '2026-11-24T11:48:00.000Z',
    ...values,
  }
}
