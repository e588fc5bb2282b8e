export default {
  title: 'Dag för dag',
  summary:
    '{total, plural, =0 {Inga fakturor} one {# faktura} other {# fakturor}}, {window}. {busiest, plural, =0 {} other {Flest den {date}: {busiest, number}.}}',
  table: 'Visa som tabell',
  tableNote: 'Dagar utan fakturor är utelämnade.',
  day: 'Dag',
  count: 'Fakturor',
} as const
