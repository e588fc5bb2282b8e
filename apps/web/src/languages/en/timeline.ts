export default {
  narrow: 'Narrow the history',
  topic: 'Show',
  topics: {
    all: 'Everything',
    settings: 'Settings and pauses',
    consent: 'Links and approvals',
    connection: 'Company and connection',
    fetches: 'Fetches and invoices',
  },
  until: 'Up to and including',
  found: '{count, plural, =0 {Nothing found} one {# entry shown} other {# entries shown}}',
  foundSome: 'The newest {count, number} entries shown',
  exported:
    '{count, plural, =0 {None} one {# invoice} other {# invoices}}, {window}{searched, select, true { (searched)} other {}}',
  clear: 'Show everything',
  none: 'Nothing like that has happened.',
} as const
