import { App, appNames, type Language, ownerWords } from '@collector/contracts'
import { z } from 'zod'
import { formatDay } from '../../swedish-time.ts'
import { beforeYouStart } from '../before-you-start.ts'
import { defineMail } from '../mail-content.ts'

/** What explains a promise that the app's own words seem to break. */
function permissionNote(app: App, language: Language): string {
  const note = ownerWords[language][app].permissionNote
  return note ? ` ${note}` : ''
}

/** The consent link for the owner, from an administrator. */
export const consentLinkMail = defineMail({
  data: z.strictObject({
    app: App,
    venue: z.string(),
    url: z.string(),
    validUntil: z.string(),
    /** The administrator who sends it. */
    senderName: z.string(),
    senderEmail: z.string(),
    /** What the administrator wrote, in lines. */
    greeting: z.string(),
    daysBack: z.int(),
    retentionDays: z.int(),
  }),

  sv: data => ({
    subject: `Anslut ${appNames[data.app]} till Reco för ${data.venue}`,
    title: `Anslut ${appNames[data.app]} till Reco`,
    blocks: [
      { text: data.greeting },
      {
        text: `${data.senderName} på Reco ber er att låta Reco läsa kundfakturorna för ${data.venue} i ${ownerWords.sv[data.app].name}. Då kan era kunder bjudas in att lämna ett omdöme, utan att ni behöver göra något.`,
      },
      { button: 'Öppna och godkänn', url: data.url },
      {
        text: `Länken gäller till ${formatDay(new Date(data.validUntil), 'sv')} och används en gång. Skicka den bara till den som ska godkänna.`,
      },
      { heading: 'Innan du börjar', text: beforeYouStart(data.app, 'sv') },
      {
        heading: 'Vad som läses',
        text: `Bara kundfakturor, ${data.daysBack === 1 ? 'från det senaste dygnet' : `från de senaste ${data.daysBack} dagarna`} och sedan var sjätte timme: nummer, datum, kund, kontaktuppgifter och belopp. De används för att bjuda in era kunder att lämna ett omdöme. Inget ändras i ${appNames[data.app]}.${permissionNote(data.app, 'sv')}`,
      },
      {
        heading: 'Hur länge det sparas',
        text: `Tills fakturan är ${data.daysBack + data.retentionDays} dagar gammal. Sedan raderas det.`,
      },
      {
        heading: 'Så tar ni tillbaka godkännandet',
        text: `Öppna samma länk igen, logga in i ${appNames[data.app]} och koppla från, eller ${ownerWords.sv[data.app].withdrawal}. Kopplar ni från raderas det som har lästs.`,
      },
    ],
    reason: `Skickat av Reco för ${data.senderName} (${data.senderEmail}). Känner du inte igen det behöver du inte göra något: inget läses förrän någon godkänner.`,
  }),

  en: data => ({
    subject: `Connect ${appNames[data.app]} to Reco for ${data.venue}`,
    title: `Connect ${appNames[data.app]} to Reco`,
    blocks: [
      { text: data.greeting },
      {
        text: `${data.senderName} at Reco asks you to let Reco read the customer invoices of ${data.venue} in ${ownerWords.en[data.app].name}. Your customers can then be invited to leave a review, without any work for you.`,
      },
      { button: 'Open and approve', url: data.url },
      {
        text: `The link works until ${formatDay(new Date(data.validUntil), 'en')}, and once. Pass it on only to the person who is to approve.`,
      },
      { heading: 'Before you start', text: beforeYouStart(data.app, 'en') },
      {
        heading: 'What is read',
        text: `Customer invoices only, of the last ${data.daysBack === 1 ? 'day' : `${data.daysBack} days`} and then every sixth hour: number, date, customer, contact details and amount. They are used to invite your customers to leave a review. Nothing is changed in ${appNames[data.app]}.${permissionNote(data.app, 'en')}`,
      },
      {
        heading: 'How long it is kept',
        text: `Until the invoice is ${data.daysBack + data.retentionDays} days old. Then it is erased.`,
      },
      {
        heading: 'How to withdraw',
        text: `Open the same link again, log in to ${appNames[data.app]} and disconnect, or ${ownerWords.en[data.app].withdrawal}. If you disconnect, what was read is erased.`,
      },
    ],
    reason: `Sent by Reco for ${data.senderName} (${data.senderEmail}). If it means nothing to you, you need not do anything: nothing is read until somebody approves.`,
  }),
})
