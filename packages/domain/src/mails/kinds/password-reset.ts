import { z } from 'zod'
import { defineMail } from '../mail-content.ts'

/** The link with which somebody chooses a new password. */
export const passwordResetMail = defineMail({
  data: z.strictObject({ url: z.string(), name: z.string() }),

  sv: ({ url, name }) => ({
    subject: 'Välj ett nytt lösenord till Reco Collector',
    title: 'Välj ett nytt lösenord',
    blocks: [
      { text: `Hej ${name}! Någon, troligen du, har bett om att få välja ett nytt lösenord.` },
      { button: 'Välj lösenord', url },
      { text: 'Länken gäller en timme och används en gång. När lösenordet är bytt loggas du ut överallt.' },
    ],
    reason: 'Bad du inte om det här gäller ditt lösenord som förut, och du behöver inte göra något.',
  }),

  en: ({ url, name }) => ({
    subject: 'Choose a new password for Reco Collector',
    title: 'Choose a new password',
    blocks: [
      { text: `Hello ${name}. Somebody, most likely you, has asked to choose a new password.` },
      { button: 'Choose password', url },
      {
        text: 'The link works for an hour, once. Once the password is changed you are logged out everywhere.',
      },
    ],
    reason: 'If you did not ask for this, your password is as before and you need not do anything.',
  }),
})
