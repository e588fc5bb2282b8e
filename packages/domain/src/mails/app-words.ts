import type { App, Language } from '@collector/contracts'

/** The names that owners know. */
export const ownerAppNames: Record<Language, Record<App, string>> = {
  sv: { visma: 'Visma (Spiris Bokföring & Fakturering, tidigare Visma eEkonomi)', fortnox: 'Fortnox' },
  en: { visma: 'Visma (Spiris Bokföring & Fakturering, formerly Visma eEkonomi)', fortnox: 'Fortnox' },
}

/** Who can approve, and what the company must have. */
export const beforeYouStart: Record<Language, Record<App, string>> = {
  sv: {
    visma:
      'Logga in i Visma som en användare med behörighet till försäljning. Företaget behöver ett abonnemang med fakturering.',
    fortnox:
      'En systemadministratör i Fortnox behöver godkänna. Företaget behöver licenserna Fakturering och Integration.',
  },
  en: {
    visma:
      'Log in to Visma as a user with rights to sales. The company needs a plan that includes invoicing.',
    fortnox:
      'A system administrator in Fortnox has to approve. The company needs the licences for invoicing (Fakturering) and for integrations (Integration).',
  },
}
