import { type App, invoiceRetentionDays, type Language } from '@collector/contracts'
import { locales, timeZone } from '../../languages/language.ts'

interface Facts {
  app: App
  name: string
  daysBack: number
  url: string
  expiresAt: string
  language: Language
}

/** The apps by the names that owners know. */
const appNames: Record<Language, Record<App, string>> = {
  en: { visma: 'Visma (Spiris Bokföring & Fakturering, formerly Visma eEkonomi)', fortnox: 'Fortnox' },
  sv: { visma: 'Visma (Spiris Bokföring & Fakturering, tidigare Visma eEkonomi)', fortnox: 'Fortnox' },
}

const approvers: Record<Language, Record<App, string>> = {
  en: {
    visma: 'a user with sales rights in Visma',
    fortnox: 'a system administrator in Fortnox',
  },
  sv: {
    visma: 'en användare med behörighet till försäljning i Visma',
    fortnox: 'en systemadministratör i Fortnox',
  },
}

/**
 * The message that asks an owner to approve: who asks, what is read, why, for how long it is kept, how to
 * withdraw.
 */
export function consentMessageOf({ app, name, daysBack, url, expiresAt, language }: Facts): string {
  const until = new Date(expiresAt).toLocaleString(locales[language], {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const facts = {
    appName: appNames[language][app],
    approver: approvers[language][app],
    name,
    daysBack,
    url,
    until,
  }
  return language === 'sv' ? swedish(facts) : english(facts)
}

type Words = Record<'appName' | 'approver' | 'name' | 'url' | 'until', string> & { daysBack: number }

function english({ appName, approver, name, daysBack, url, until }: Words): string {
  return `Hello,

Reco Collector asks to read your customer invoices in ${appName} for ${name}.

Open the link, log in and approve:
${url}

The link is valid until ${until}. It can be approved by ${approver}.

What is read: your customer invoices: number, date, the customer's name, contact details and amount. Nothing is changed.
Why: to invite your customers to leave a review at Reco.
How long it is kept: until an invoice is ${daysBack} days old, plus ${invoiceRetentionDays} days.
How to withdraw: remove Reco Collector's access in ${appName}, or answer this message. You can do so at any time.
`
}

function swedish({ appName, approver, name, daysBack, url, until }: Words): string {
  return `Hej!

Reco Collector ber om att få läsa era kundfakturor i ${appName} för ${name}.

Öppna länken, logga in och godkänn:
${url}

Länken gäller till ${until}. Den kan godkännas av ${approver}.

Vad som läses: era kundfakturor (nummer, datum, kundens namn, kontaktuppgifter och belopp). Inget ändras.
Varför: för att bjuda in era kunder att lämna ett omdöme på Reco.
Hur länge det sparas: tills en faktura är ${daysBack} dagar gammal, och ${invoiceRetentionDays} dagar till.
Så tar ni tillbaka godkännandet: ta bort Reco Collectors åtkomst i ${appName}, eller svara på det här meddelandet. Det går när som helst.
`
}
