export default {
  narrow: 'Begränsa fakturorna',
  label: 'Sök fakturor',
  placeholder: 'Nummer, kund eller e-post',
  from: 'Från',
  to: 'Till',
  found: '{count, plural, =0 {Ingen faktura matchar} one {# faktura visas} other {# fakturor visas}}',
  foundSome: 'De senaste {count, number} fakturorna visas',
  none: 'Ingen faktura matchar.',
  clear: 'Visa alla fakturor',
  export: 'Exportera CSV',
  exported: 'Fakturorna finns bland dina hämtade filer.',
  fileName: 'fakturor {name}.csv',
} as const
