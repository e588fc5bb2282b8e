import { type Language, Role } from '@collector/contracts'
import { z } from 'zod'
import { formatDay } from '../../swedish-time.ts'
import { defineMail } from '../mail-content.ts'

/** What each role may do, in short. */
const roleWords: Record<Language, Record<Role, string>> = {
  sv: {
    administrator: 'Administratör: allt, också att bjuda in kollegor',
    onboarding: 'Onboarding: lägger upp integrationer och sköter länkar, ser inga fakturor',
    viewer: 'Läsare: ser integrationer och fakturor, ändrar inget',
  },
  en: {
    administrator: 'Administrator: everything, inviting colleagues included',
    onboarding: 'Onboarding: creates integrations and handles links, sees no invoices',
    viewer: 'Viewer: sees integrations and invoices, changes nothing',
  },
}

/** The link with which an invited colleague makes an account. */
export const invitationMail = defineMail({
  data: z.strictObject({ url: z.string(), role: Role, invitedBy: z.string(), validUntil: z.string() }),

  sv: ({ url, role, invitedBy, validUntil }) => ({
    subject: `${invitedBy} bjuder in dig till Reco Collector`,
    title: 'Du är inbjuden till Reco Collector',
    blocks: [
      { text: `${invitedBy} vill att du ska ha ett konto. Välj ett lösenord, så är du inne.` },
      { facts: [['Roll', roleWords.sv[role]]] },
      { button: 'Skapa konto', url },
      {
        text: `Länken gäller till ${formatDay(new Date(validUntil), 'sv')} och används en gång. Skicka den inte vidare.`,
      },
    ],
    reason: `Skickat av Reco för ${invitedBy}. Väntade du dig ingen inbjudan behöver du inte göra något.`,
  }),

  en: ({ url, role, invitedBy, validUntil }) => ({
    subject: `${invitedBy} invites you to Reco Collector`,
    title: 'You are invited to Reco Collector',
    blocks: [
      { text: `${invitedBy} wants you to have an account. Choose a password and you are in.` },
      { facts: [['Role', roleWords.en[role]]] },
      { button: 'Create account', url },
      { text: `The link works until ${formatDay(new Date(validUntil), 'en')}, once. Do not pass it on.` },
    ],
    reason: `Sent by Reco for ${invitedBy}. If you did not expect an invitation you need not do anything.`,
  }),
})
