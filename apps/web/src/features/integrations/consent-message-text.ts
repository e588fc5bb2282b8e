import { type App, type AppWords, type Language, ownerWords } from '@collector/contracts'
import { exactTime, formatterOf } from '../../languages/times.ts'

interface Facts {
  app: App
  name: string
  daysBack: number
  url: string
  expiresAt: string
  invoiceRetentionDays: number
  language: Language
}

/**
 * The message that asks an owner to approve: who asks, what is read, why, for how long it is kept, how to
 * withdraw.
 */
export function consentMessageOf({ language, daysBack, invoiceRetentionDays, ...facts }: Facts): string {
  const until = exactTime(formatterOf(language), facts.expiresAt, { dateStyle: 'long' })
  const app = ownerWords[language][facts.app]
  const note = app.permissionNote ? ` ${app.permissionNote}` : ''
  const days = daysBack + invoiceRetentionDays
  const texts = { ...facts, until, app, note, days }
  return language === 'sv' ? swedish(texts) : english(texts)
}

interface Texts extends Pick<Facts, 'name' | 'url'> {
  app: AppWords
  until: string
  note: string
  /** How old an invoice is when it is erased. */
  days: number
}

function english({ app, name, note, days, url, until }: Texts): string {
  return `Hello,

Reco Collector asks to read your customer invoices in ${app.name} for ${name}.

Open the link, log in and approve:
${url}

The link is valid until ${until}. It can be approved by ${app.approver}. ${app.needs}

What is read: your customer invoices, every sixth hour: number, date, the customer's name, contact details and amount. Nothing is changed.${note}
Why: to invite your customers to leave a review at Reco.
How long it is kept: until the invoice is ${days} days old. Then it is erased.
How to withdraw: open the link again, log in and disconnect, or ${app.withdrawal}. You can do so at any time.
`
}

function swedish({ app, name, note, days, url, until }: Texts): string {
  return `Hej!

Reco Collector ber om att få läsa era kundfakturor i ${app.name} för ${name}.

Öppna länken, logga in och godkänn:
${url}

Länken gäller till ${until}. Den kan godkännas av ${app.approver}. ${app.needs}

Vad som läses: era kundfakturor, var sjätte timme (nummer, datum, kundens namn, kontaktuppgifter och belopp). Inget ändras.${note}
Varför: för att bjuda in era kunder att lämna ett omdöme på Reco.
Hur länge det sparas: tills fakturan är ${days} dagar gammal. Sedan raderas det.
Så tar ni tillbaka godkännandet: öppna länken igen, logga in och koppla från, eller ${app.withdrawal}. Det går när som helst.
`
}
