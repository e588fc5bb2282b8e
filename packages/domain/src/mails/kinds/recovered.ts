import { App, appNames } from '@collector/contracts'
import { z } from 'zod'
import { defineMail } from '../mail-content.ts'

/** What an integration needed somebody for is over: to those who were told of it. */
export const recoveredMail = defineMail({
  data: z.strictObject({ app: App, name: z.string(), url: z.string() }),

  sv: ({ app, name, url }) => ({
    subject: `${name}: fungerar igen`,
    title: `${name} fungerar igen`,
    blocks: [
      { text: `Anslutningen till ${appNames[app]} fungerar igen. Du behöver inte göra något.` },
      { button: 'Öppna integrationen', url },
    ],
    reason: 'Du får det här för att du följer integrationen. Sluta följa den på dess sida.',
  }),

  en: ({ app, name, url }) => ({
    subject: `${name}: works again`,
    title: `${name} works again`,
    blocks: [
      { text: `The connection to ${appNames[app]} works again. You need not do anything.` },
      { button: 'Open the integration', url },
    ],
    reason: 'You get this because you follow the integration. Stop following it on its page.',
  }),
})
