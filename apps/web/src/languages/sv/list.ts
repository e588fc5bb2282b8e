export default {
  intro:
    'Företag vars fakturor Reco Collector läser från Visma eller Fortnox, för att bjuda in deras kunder.',
  newIntegration: 'Ny integration',
  counts:
    '{total, plural, one {# integration} other {# integrationer}}: {pending, number} väntar på godkännande, {connected, plural, one {# ansluten} other {# anslutna}}, {attention, number} behöver åtgärdas, {paused, plural, one {# pausad} other {# pausade}}',
  caption: 'Integrationer, nyast först',
  name: 'Namn',
  venue: 'Venue {venueId}',
  status: 'Status',
  daysBack: 'Dagar bakåt',
  invoices: 'Fakturor',
  invoicesHelp: 'Fakturor från de senaste dagarna enligt Dagar bakåt',
  trouble: {
    notApproved: 'Inte godkänt',
    undone: 'Frånkopplat',
    expired: 'Länken har gått ut',
    revoked: 'Länken är återkallad',
    used: 'Länken är använd',
  },
  lastFetch: 'Senaste hämtning',
  app: 'App',
  never: 'Inte än',
  running: 'Pågår nu',
  failed: 'Misslyckades <ago></ago>',
  emptyTitle: 'Inga integrationer än',
  empty:
    'Anslut ett företags Visma- eller Fortnox-konto: skapa en integration, dela dess länk med ägaren, så hämtas fakturorna så snart ägaren har godkänt.',
} as const
