export default {
  narrow: 'Narrow the invoices',
  label: 'Search invoices',
  placeholder: 'Number, customer or e-mail',
  from: 'From',
  to: 'To',
  found: '{count, plural, =0 {No invoice matches} one {# invoice shown} other {# invoices shown}}',
  foundSome: 'The newest {count, number} invoices shown',
  none: 'No invoice matches.',
  clear: 'Show all invoices',
  export: 'Export CSV',
  exported: 'The invoices are saved among your downloads.',
  fileName: 'invoices {name}.csv',
} as const
