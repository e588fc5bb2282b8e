export default {
  decide: {
    title: 'Vilket företag är rätt?',
    what: '{former} har varit anslutet hittills. Nu har {other} godkänt.',
    numbers: 'Organisationsnummer: {former} hittills, {other} nu.',
    until: 'Inget läses från {other} förrän du har bestämt dig.',
    keep: 'Behåll {former}',
    kept: '{former} är fortfarande anslutet.',
    switch: 'Byt till {other}',
    switchTitle: 'Byta från {former} till {other}?',
    erased: 'De sparade fakturorna från {former} och deras hämtningar raderas. Det går inte att ångra.',
    grant: 'Vår åtkomst till {former} i {app} dras tillbaka.',
    fetched: 'Sedan hämtas fakturorna från {other}.',
    switched: '{other} är anslutet. Fakturorna hämtas.',
  },
  disconnect: {
    button: 'Koppla från',
    title: 'Koppla från {company}?',
    grant: 'Vår åtkomst till {company} i {app} dras tillbaka.',
    erased:
      '{count, plural, =0 {Det som är sparat} one {Den sparade fakturan} other {De # sparade fakturorna}} och hämtningarna raderas. Det går inte att ångra.',
    next: '{name} finns kvar och väntar tills en ägare godkänner igen med en ny länk.',
    confirm: 'Koppla från {company}',
    done: '{company} är frånkopplat.',
  },
} as const
