export default {
  noLink: 'Det finns ingen länk än. Skapa en och dela den med ägaren.',
  unopened: 'Väntar på ägaren: länken har inte öppnats än.',
  opened: 'Länken öppnades {ago}, men {app} har inte godkänts än.',
  expired: 'Länken slutade gälla den {date}. Skapa en ny.',
  revoked: 'Länken är återkallad. Skapa en ny när ägaren ska godkänna.',
  used: 'Företaget kopplades från och det som hämtats har raderats. Skapa en ny länk när ägaren ska godkänna igen.',
  endedBy:
    '{who} kopplade från företaget och det som hämtats har raderats. Skapa en ny länk när ägaren ska godkänna igen.',
  notConfigured: '{app} kan inte anslutas i den här installationen än.',
  starting: 'Ansluten till {company}. Den första hämtningen börjar strax.',
  queued: 'Ansluten till {company}. En hämtning börjar strax.',
  progress: 'Ansluten till {company}. Hämtar fakturor: {seen, number} av cirka {expected, number}.',
  progressUnknown: 'Ansluten till {company}. Hämtar fakturor: {seen, number} hittills.',
  works:
    'Fungerar. {count, plural, =0 {Inga fakturor} one {# faktura} other {# fakturor}} från {days, plural, one {den senaste dagen} other {de senaste # dagarna}}, hämtade {ago}.',
  fetchFailed: 'Hämtningen {ago} lyckades inte. {reason}',
  fetchCancelled: 'Hämtningen {ago} avbröts. Nästa startar automatiskt; du kan också hämta nu.',
  waitsForApp: '{app} har inte svarat sedan {time}. Hämtningen väntar och fortsätter av sig själv.',
  paused: 'Pausad. Inget hämtas.',
  pausedBy: 'Pausad av {who}. Inget hämtas.',
  failingSince: 'Hämtningen har misslyckats sedan {since}. {reason}',
  failing: 'Hämtningen misslyckas gång på gång. {reason}',
  appErrs: '{app} svarar med ett fel; vi försöker igen automatiskt.',
  since: { time: '{time} i dag', weekday: 'i {weekday}s', date: 'den {date}' },
  companyHeld: 'Ett annat företag godkändes: {other} i stället för {company}. Vilket är rätt?',
  companyKept: '{company} behölls. Ägaren behöver öppna länken igen och godkänna med {company}.',
  unknownCompany: 'företaget',
  consentFailure: {
    refused:
      'Ägaren kom tillbaka från {app} utan att godkänna. Prata med ägaren; samma länk fungerar fortfarande.',
    provider_unavailable:
      '{app} svarade inte när ägaren försökte {ago}. Be ägaren öppna länken igen om en stund.',
    provider_rejected:
      '{app} svarade med ett fel när ägaren försökte {ago}. Be ägaren försöka igen; om felet kvarstår, skicka en ny länk.',
    scope_missing:
      'Ägaren godkände mindre än vi bad om. Be ägaren öppna länken igen och godkänna allt som {app} visar.',
    no_invoicing:
      'Företagets abonnemang i {app} saknar fakturering. Ägaren behöver välja ett annat företag eller abonnemang och sedan öppna länken igen.',
    no_access: 'Personen som godkände får inte läsa fakturor i {app}. Be {approver} öppna länken i stället.',
    setup_incomplete:
      'Företaget är inte färdiginställt i {app}. Ägaren behöver göra klart det i {app} och sedan öppna länken igen.',
    company_inactive:
      'Företaget är inte aktivt i {app}. Ägaren behöver aktivera det där eller välja ett annat företag och sedan öppna länken igen.',
    terms_not_accepted:
      'Ägaren har inte godkänt villkoren i {app}. Ägaren behöver göra det i {app} och sedan öppna länken igen.',
    api_module_missing:
      'Företaget saknar den del av {app} som låter andra system läsa fakturorna. Ägaren behöver beställa den i {app} och sedan öppna länken igen.',
    licence_missing:
      'Företaget saknar en licens för fakturering eller integration i {app}. Ägaren behöver beställa den i {app} och sedan öppna länken igen.',
    not_administrator:
      'Personen som försökte får inte godkänna för företaget i {app}. Be {approver} öppna länken i stället.',
    company_mismatch:
      'Ett annat företag än {company} godkändes, så inget ändrades. Fråga ägaren vilket som är rätt.',
    link_no_longer_valid: 'Länken slutade gälla medan ägaren godkände. Skicka en ny.',
    configuration:
      '{app} godtar inte vår registrering. Ägare kan inte godkänna förrän den som driver systemet har rättat den.',
    interrupted: 'Vi avbröts halvvägs medan ägaren godkände. Be ägaren öppna länken igen.',
    undone:
      'Ägaren kopplade från företaget direkt efter godkännandet. Fråga vilket företag som är rätt och skicka en ny länk.',
  },
  attention: {
    reauthorization_required: '{app} släpper inte in oss längre. Ägaren behöver godkänna igen.',
    licence_missing:
      '{app} säger att företaget saknar en licens för fakturering eller integration. Ägaren behöver beställa den i {app}; att godkänna igen hjälper inte.',
    company_mismatch: 'Ett annat företag än {company} godkändes. Välj vilket som är rätt.',
    customer_action_required:
      '{app} stoppar oss tills ägaren har gjort något där. Be ägaren logga in i {app} och följa anvisningarna där.',
    sync_failing:
      'Hämtningen misslyckas gång på gång. {app} svarar med ett fel; vi försöker igen automatiskt.',
  },
  syncFailure: {
    reauthorization_required: '{app} släpper inte in oss längre. Ägaren behöver godkänna igen.',
    licence_missing:
      '{app} säger att företaget saknar en licens för fakturering eller integration. Ägaren behöver beställa den i {app}.',
    customer_action_required: '{app} stoppar oss tills ägaren har gjort något där.',
    provider_unavailable: '{app} svarar inte; vi försöker igen automatiskt.',
    rate_limited: '{app} ber oss sakta ner; vi fortsätter automatiskt om en stund.',
    malformed_answer:
      '{app} svarar med något vi inte kan läsa; vi försöker igen automatiskt. Om felet kvarstår, kontakta supporten.',
    configuration: '{app} godtar inte vår registrering. Den som driver systemet behöver rätta den.',
    interrupted: 'Vi avbröts halvvägs; vi försöker igen automatiskt.',
  },
  approver: { visma: 'en användare med behörighet till försäljning', fortnox: 'en systemadministratör' },
} as const
