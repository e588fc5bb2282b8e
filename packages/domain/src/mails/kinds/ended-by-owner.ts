import { App, appNames } from '@collector/contracts'
import { z } from 'zod'
import { defineMail } from '../mail-content.ts'

/** The owner has disconnected: to those who follow the integration. */
export const endedByOwnerMail = defineMail({
  data: z.strictObject({ app: App, name: z.string(), company: z.string(), url: z.string() }),

  sv: ({ app, name, company, url }) => ({
    subject: `${name}: ägaren har kopplat från`,
    title: `${name} är frånkopplad`,
    blocks: [
      {
        text: `Ägaren av ${company} har kopplat från ${appNames[app]}. Inget mer hämtas, och det som hade hämtats är raderat.`,
      },
      { text: 'Vill ni ansluta igen skapar du en ny länk, i samråd med ägaren.' },
      { button: 'Öppna integrationen', url },
    ],
    reason: 'Du får det här för att du följer integrationen. Sluta följa den på dess sida.',
  }),

  en: ({ app, name, company, url }) => ({
    subject: `${name}: disconnected by the owner`,
    title: `${name} is disconnected`,
    blocks: [
      {
        text: `The owner of ${company} has disconnected ${appNames[app]}. Nothing more is fetched, and what had been fetched is erased.`,
      },
      { text: 'To connect again, make a new link in agreement with the owner.' },
      { button: 'Open the integration', url },
    ],
    reason: 'You get this because you follow the integration. Stop following it on its page.',
  }),
})
