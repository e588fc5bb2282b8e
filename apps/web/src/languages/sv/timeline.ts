export default {
  narrow: 'Begränsa historiken',
  topic: 'Visa',
  topics: {
    all: 'Allt',
    settings: 'Inställningar och pauser',
    consent: 'Länkar och godkännanden',
    connection: 'Företag och anslutning',
    fetches: 'Hämtningar och fakturor',
  },
  until: 'Till och med',
  found: '{count, plural, =0 {Inget hittades} one {# händelse visas} other {# händelser visas}}',
  foundSome: 'De senaste {count, number} händelserna visas',
  exported:
    '{count, plural, =0 {Inga} one {# faktura} other {# fakturor}}, {window}{searched, select, true { (sökning)} other {}}',
  clear: 'Visa allt',
  none: 'Inget sådant har hänt.',
} as const
