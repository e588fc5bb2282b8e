export default {
  intro: 'Companies whose invoices Reco Collector reads from Visma or Fortnox, to invite their customers.',
  newIntegration: 'New Integration',
  counts:
    '{total, plural, one {# integration} other {# integrations}}: {pending, number} waiting for consent, {connected, number} connected, {attention, number} needing attention, {paused, number} paused',
  caption: 'Integrations, newest first',
  name: 'Name',
  venue: 'Venue {venueId}',
  status: 'Status',
  daysBack: 'Days back',
  invoices: 'Invoices',
  invoicesHelp: 'Invoices of the last days back',
  trouble: {
    notApproved: 'Not approved',
    undone: 'Disconnected',
    expired: 'Link expired',
    revoked: 'Link revoked',
    used: 'Link used',
  },
  lastFetch: 'Last fetch',
  app: 'App',
  never: 'Not yet',
  running: 'Running now',
  failed: 'Failed <ago></ago>',
  emptyTitle: 'No integrations yet',
  empty:
    'Connect a company’s Visma or Fortnox account: create an integration, share its link with the owner, and the invoices are fetched as soon as the owner has approved.',
} as const
