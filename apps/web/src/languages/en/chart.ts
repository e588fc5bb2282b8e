export default {
  title: 'Day by day',
  summary:
    '{total, plural, =0 {No invoices} one {# invoice} other {# invoices}}, {window}. {busiest, plural, =0 {} other {Most on {date}: {busiest, number}.}}',
  table: 'Show as a table',
  tableNote: 'Days without invoices are left out.',
  day: 'Day',
  count: 'Invoices',
} as const
