import { App, appNames, ownerWords } from '@collector/contracts'
import { z } from 'zod'
import { formatDay } from '../../swedish-time.ts'
import { beforeYouStart } from '../before-you-start.ts'
import { defineMail } from '../mail-content.ts'

/** Consent has lapsed: to the owner, with a fresh link. */
export const renewConsentMail = defineMail({
  data: z.strictObject({ app: App, venue: z.string(), url: z.string(), validUntil: z.string() }),

  sv: ({ app, venue, url, validUntil }) => ({
    subject: `Godkänn ${appNames[app]} igen för ${venue}`,
    title: `Anslutningen till ${appNames[app]} har slutat fungera`,
    blocks: [
      {
        text: `Reco kan inte längre läsa kundfakturorna för ${venue} i ${ownerWords.sv[app].name}, och era kunder bjuds inte in att lämna omdömen. Det händer till exempel när godkännandet har tagits bort eller blivit för gammalt.`,
      },
      { text: 'Öppna länken, logga in och godkänn igen, för samma företag som förut.' },
      { button: 'Godkänn igen', url },
      { text: `Länken gäller till ${formatDay(new Date(validUntil), 'sv')} och används en gång.` },
      { heading: 'Innan du börjar', text: beforeYouStart(app, 'sv') },
      { heading: 'Vill ni inte längre?', text: 'Då behöver ni inte göra något. Inget mer läses.' },
    ],
    reason: 'Du får det här för att länken till anslutningen skickades till den här adressen.',
  }),

  en: ({ app, venue, url, validUntil }) => ({
    subject: `Approve ${appNames[app]} again for ${venue}`,
    title: `The connection to ${appNames[app]} has stopped working`,
    blocks: [
      {
        text: `Reco can no longer read the customer invoices of ${venue} in ${ownerWords.en[app].name}, and your customers are not invited to leave reviews. This happens for example when the approval was removed or has become too old.`,
      },
      { text: 'Open the link, log in and approve again, for the same company as before.' },
      { button: 'Approve again', url },
      { text: `The link works until ${formatDay(new Date(validUntil), 'en')}, and once.` },
      { heading: 'Before you start', text: beforeYouStart(app, 'en') },
      {
        heading: 'No longer interested?',
        text: 'Then you need not do anything. Nothing more is read.',
      },
    ],
    reason: 'You get this because the link to the connection was sent to this address.',
  }),
})
