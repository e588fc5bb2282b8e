export default {
  button: 'Try out',
  title: 'Try out a fetch for {name}',
  intro: 'See what a fetch from {app} would give. Nothing is stored.',
  daysBack: 'Days Back',
  daysBackHelp: '1–365 days.',
  run: 'Run',
  running: 'Asking {app}. This may take some seconds.',
  total:
    '{total, plural, =0 {No invoices} one {# invoice} other {# invoices}} in {app} with a date within {window}.',
  looked: 'The figures below are about the first {looked, plural, one {one} other {#}}.',
  withEmail: 'With e-mail',
  withPhoneOnly: 'With a phone number only',
  credits: 'Credit invoices',
  cancelled: 'Cancelled invoices',
  quarantined: 'Could not be read',
  sample: 'The newest of them',
} as const
