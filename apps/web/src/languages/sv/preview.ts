export default {
  button: 'Provhämta',
  title: 'Provhämta för {name}',
  intro: 'Se vad en hämtning från {app} skulle ge. Inget sparas.',
  daysBack: 'Dagar bakåt',
  daysBackHelp: '1–365 dagar.',
  run: 'Kör',
  running: 'Frågar {app}. Det kan ta några sekunder.',
  total:
    '{total, plural, =0 {Inga fakturor} one {# faktura} other {# fakturor}} i {app} med datum inom {window}.',
  looked: 'Siffrorna nedan gäller {looked, plural, one {den första} other {de första #}}.',
  withEmail: 'Med e-post',
  withPhoneOnly: 'Bara med telefonnummer',
  credits: 'Kreditfakturor',
  cancelled: 'Makulerade fakturor',
  quarantined: 'Kunde inte läsas',
  sample: 'De nyaste av dem',
} as const
