import type { Messages } from './en.ts'
import { manage } from './sv/manage.ts'

/** Det ägare läser, på svenska. */
export const sv: Messages = {
  layout: {
    sender: 'Reco Collector',
    language: 'Språk',
    reference: 'Referens för support: {reference}',
  },
  connected: {
    title: 'Klart! {company} är ansluten till Reco.',
    tab: 'Ansluten: {venue}',
    company: 'Företag',
    organisationNumber: 'Organisationsnummer',
    venue: 'Er sida hos Reco',
    app: 'App',
    next: 'Vad som händer nu',
    nextText:
      'Reco hämtar kundfakturorna från {days, plural, one {den senaste dagen} other {de senaste # dagarna}} och letar sedan efter nya var sjätte timme. Du behöver inte göra något mer och kan stänga sidan.',
    read: 'Vad som läses',
    readText:
      'Bara kundfakturor: nummer, datum, kund, kontaktuppgifter och belopp. De används för att bjuda in era kunder att lämna ett omdöme. Inget ändras i {app}.',
    kept: 'Hur länge det sparas',
    keptText: 'Tills fakturan är {keptDays, plural, one {# dag} other {# dagar}} gammal. Sedan raderas det.',
    withdraw: 'Så återkallar du godkännandet',
    withdrawText:
      'Öppna länken i meddelandet igen, logga in i {app} och koppla från: det som har lästs raderas genast. Du kan också {withdrawal}: då hämtas inget mer.',
    wrong: 'Fel företag?',
    wrongText: 'Koppla från det här inom 30 minuter, i samma webbläsare. Det som har lästs raderas genast.',
    undo: 'Koppla från {company}',
  },
  manage,
  undone: {
    title: '{app} är frånkopplat.',
    text: 'Inget mer hämtas och det som lästes har raderats. Vill du ansluta ett annat företag ber du den som skickade länken om en ny.',
  },
  working: {
    title: 'Ett ögonblick …',
    text: 'Vi väntar på {app}. Sidan laddas om av sig själv.',
  },
  failure: {
    refused: {
      title: 'Inget har anslutits.',
      text: 'Du godkände inte i {app}, så Reco läser ingenting.',
      next: 'Öppna länken igen och godkänn om du vill ansluta; den gäller till {expires}. Saknas företaget i listan: logga in med ett annat konto.',
    },
    provider_unavailable: {
      title: '{app} svarade inte.',
      text: 'Inget har anslutits, för {app} går inte att nå just nu.',
      next: 'Öppna länken i meddelandet igen om en stund. Den gäller till {expires}.',
    },
    provider_rejected: {
      title: '{app} släppte inte in oss.',
      text: 'Inget har anslutits. Godkännandet tog för lång tid eller avbröts.',
      next: 'Öppna länken i meddelandet igen och godkänn inom fem minuter. Om det händer igen, kontakta den som skickade länken.',
    },
    scope_missing: {
      title: 'Några behörigheter saknades.',
      text: 'Inget har anslutits, för {app} gav inte tillåtelse att läsa kundfakturor.',
      next: 'Öppna länken i meddelandet igen och godkänn allt som står på listan.',
    },
    no_invoicing: {
      title: 'Företaget har ingen fakturering i {app}.',
      text: 'Inget har anslutits. Företaget du valde har ett abonnemang utan fakturering, så det finns inga fakturor att läsa.',
      next: 'Öppna länken igen och välj företaget som skickar fakturorna, eller uppgradera abonnemanget i {app} först.',
    },
    no_access: {
      title: 'Din användare får inte läsa fakturorna.',
      text: 'Inget har anslutits, för din användare i {app} saknar behörighet till försäljning i företaget du valde.',
      next: 'Be en användare med behörighet till försäljning att öppna länken, eller välj ett annat företag.',
    },
    setup_incomplete: {
      title: 'Startguiden i {app} är inte klar.',
      text: 'Inget har anslutits, för {app} kräver att startguiden är klar först.',
      next: 'Logga in i {app}, gör klart startguiden och öppna länken i meddelandet igen.',
    },
    company_inactive: {
      title: 'Företaget är inte aktivt i {app}.',
      text: 'Inget har anslutits, för företaget du valde är inte aktivt.',
      next: 'Välj ett annat företag, eller aktivera det i {app} och öppna länken igen.',
    },
    terms_not_accepted: {
      title: 'Villkoren i {app} är inte godkända.',
      text: 'Inget har anslutits, för någon behöver först godkänna licensvillkoren i {app}.',
      next: 'Logga in i {app}, godkänn villkoren och öppna länken i meddelandet igen.',
    },
    api_module_missing: {
      title: 'Företaget har inte öppnat för andra appar ännu.',
      text: 'Inget har anslutits, för modulen för anslutna appar är inte aktiv för företaget du valde.',
      next: 'Aktivera den i {app}, eller välj ett annat företag, och öppna länken i meddelandet igen.',
    },
    licence_missing: {
      title: 'Företaget saknar en licens i {app}.',
      text: 'Inget har anslutits. {app} säger att företaget saknar licensen Fakturering eller Integration, eller att den här integrationen inte är beställd där.',
      next: 'Beställ licensen eller integrationen i {app} först, och öppna sedan länken i meddelandet igen.',
    },
    not_administrator: {
      title: 'En systemadministratör behöver godkänna.',
      text: 'Inget har anslutits, eftersom din användare i {app} inte är systemadministratör i företaget du valde.',
      next: 'Be en systemadministratör i {app} att öppna länken i meddelandet.',
    },
    company_mismatch: {
      title: 'Det här är ett annat företag än förut.',
      text: 'Er sida hos Reco har varit ansluten till ett annat företag än det du valde. Inget läses från det du valde förrän den som skickade länken har bestämt sig.',
      next: 'Valde du fel företag öppnar du länken igen och väljer samma som förut. Har ni bytt företag säger du till den som skickade länken.',
    },
    link_no_longer_valid: {
      title: 'Länken gällde inte när du kom tillbaka.',
      text: 'Inget har anslutits, för länken byttes ut, drogs tillbaka, användes eller pausades medan du var hos {app}.',
      next: 'Öppna länken igen: där står vad som har hänt och vad du kan göra.',
    },
    configuration: {
      title: 'Något är fel hos oss.',
      text: 'Inget har anslutits. Kopplingen mellan Reco och {app} är inte rätt konfigurerad.',
      next: 'Du kan inte göra något åt det. Säg till den som skickade länken och försök igen senare.',
    },
    interrupted: {
      title: 'Vi blev avbrutna.',
      text: 'Något gick fel hos oss innan anslutningen var klar.',
      next: 'Öppna länken i meddelandet igen. Om det händer igen, kontakta den som skickade länken.',
    },
    undone: {
      title: '{app} är frånkopplat.',
      text: 'Inget mer hämtas och det som lästes har raderats.',
      next: 'Vill du ansluta ett annat företag ber du den som skickade länken om en ny.',
    },
  },
  problem: {
    link_unknown: {
      title: 'Länken fungerar inte.',
      text: 'Adressen hör inte till någon av våra länkar. En del av den kan ha försvunnit i meddelandet.',
      next: 'Kopiera hela länken från meddelandet, eller be den som skickade den om en ny.',
    },
    link_expired: {
      title: 'Länken har gått ut.',
      text: 'Länkar gäller en begränsad tid, och den tiden är förbi.',
      next: 'Be den som skickade länken om en ny.',
    },
    link_revoked: {
      title: 'Länken har dragits tillbaka.',
      text: 'Den som skickade länken har dragit tillbaka den, eller skapat en nyare.',
      next: 'Leta efter ett nyare meddelande, eller be den som skickade länken om en ny.',
    },
    link_used: {
      title: 'Länken är redan använd.',
      text: 'Varje länk fungerar en gång, och den här har använts för att ansluta ett företag.',
      next: 'Om det var du är allt klart. Om något är fel, kontakta den som skickade länken.',
    },
    connection_ended: {
      title: 'Anslutningen är avslutad.',
      text: 'Länken har använts, och det som anslöts är inte anslutet längre. Reco läser ingenting.',
      next: 'Vill ni ansluta igen ber ni den som skickade länken om en ny.',
    },
    nothing_connected: {
      title: 'Inget är anslutet genom länken.',
      text: 'Det finns ingen anslutning att hantera här. Den har avslutats, eller så har länken inte använts.',
      next: 'Vill du ansluta öppnar du länken i meddelandet, eller ber den som skickade den om en ny.',
    },
    integration_paused: {
      title: 'Anslutningen är pausad.',
      text: 'Den som skickade länken har pausat den, så inget kan godkännas just nu.',
      next: 'Öppna samma länk igen om en stund: den fungerar igen när anslutningen återupptas. Den som skickade länken kan säga när.',
    },
    integration_deleted: {
      title: 'Anslutningen är borttagen.',
      text: 'Den som skickade länken har tagit bort anslutningen. Reco läser ingenting.',
      next: 'Om du fortfarande vill ansluta, kontakta den som skickade länken.',
    },
    app_not_configured: {
      title: 'Det går inte att ansluta {app} än.',
      text: 'Kopplingen mellan Reco och {app} är inte klar ännu.',
      next: 'Säg till den som skickade länken. Samma länk går att använda: försök igen när du har fått besked.',
    },
    provider_unavailable: {
      title: '{app} svarar inte.',
      text: 'Du skulle ha kommit till {app} nu, men tjänsten går inte att nå.',
      next: 'Öppna länken igen om en stund.',
    },
    no_answer: {
      title: '{app} gav inget svar.',
      text: '{app} skickade tillbaka dig utan att säga om du godkände, så inget anslöts. Det händer när kontot är låst, till exempel på grund av en obetald faktura.',
      next: 'Logga in i {app}, se till att kontot fungerar och öppna länken i meddelandet igen.',
    },
    other_browser: {
      title: 'Börja om från länken.',
      text: 'Godkännandet påbörjades i en annan webbläsare eller för länge sedan. För din säkerhet anslöts inget.',
      next: 'Öppna länken i meddelandet och godkänn i samma webbläsare.',
    },
    attempt_expired: {
      title: 'Det tog för lång tid.',
      text: 'För din säkerhet måste godkännandet bli klart inom tio minuter, och resultatet visas i högst trettio.',
      next: 'Om du inte har fått besked om att företaget är anslutet, öppna länken i meddelandet igen.',
    },
    already_handled: {
      title: 'Godkännandet har redan tagits emot.',
      text: 'Samma godkännande kom två gånger. Det har behandlats en gång.',
      next: 'Om du inte har fått besked om att företaget är anslutet, öppna länken i meddelandet igen.',
    },
    rate_limited: {
      title: 'För många försök.',
      text: 'För många försök har gjorts på kort tid, från ert nätverk eller genom den här länken.',
      next: 'Vänta en stund, högst en timme, och öppna länken i meddelandet igen.',
    },
    unavailable: {
      title: 'Vi är upptagna just nu.',
      text: 'Vi hann inte svara i tid.',
      next: 'Vänta en minut och ladda om sidan, eller öppna länken i meddelandet igen.',
    },
    internal: {
      title: 'Något gick fel hos oss.',
      text: 'Vi kunde inte visa sidan.',
      next: 'Ladda om den, eller öppna länken i meddelandet igen. Om det händer igen, kontakta den som skickade länken.',
    },
  },
}
