import type { appIds } from './app-names.ts'
import type { Language } from './languages.ts'

/**
 * What differs between the apps when a company's owner is asked to approve.
 *
 * @example
 * const hintOf = ({ approver, needs }: AppWords) => `It can be approved by ${approver}. ${needs}`
 */
export interface AppWords {
  /** What owners know the app as. */
  name: string
  /** Who can approve, after "can be approved by". */
  approver: string
  /** What the company needs in the app, as a sentence. */
  needs: string
  /** Why the app asks for more than reading, as sentences; only where it does. */
  permissionNote?: string
  /** How the approval is withdrawn in the app itself, after "you can". */
  withdrawal: string
}

/**
 * What owners are told of each app, in words that they know; messages, mails and pages share them.
 *
 * @example
 * const { approver, needs } = ownerWords.sv.fortnox
 * const hint = `Länken kan godkännas av ${approver}. ${needs}`
 */
export const ownerWords: Record<Language, Record<(typeof appIds)[number], AppWords>> = {
  sv: {
    visma: {
      name: 'Visma (Spiris Bokföring & Fakturering, tidigare Visma eEkonomi)',
      approver: 'en användare med behörighet till försäljning i Visma',
      needs: 'Företaget behöver ett abonnemang med fakturering.',
      withdrawal: 'ta bort Reco Collectors åtkomst i Visma',
    },
    fortnox: {
      name: 'Fortnox',
      approver: 'en systemadministratör i Fortnox',
      needs: 'Företaget behöver licenserna Fakturering och Integration.',
      permissionNote:
        'Fortnox skriver ”läsa och ändra”, eftersom det inte finns någon behörighet för att bara läsa. Reco läser bara.',
      withdrawal: 'ta bort Reco Collector under ”Hantera integrationer” i Fortnox',
    },
  },
  en: {
    visma: {
      name: 'Visma (Spiris Bokföring & Fakturering, formerly Visma eEkonomi)',
      approver: 'a user with sales rights in Visma',
      needs: 'The company needs a plan that includes invoicing.',
      withdrawal: 'remove Reco Collector’s access in Visma',
    },
    fortnox: {
      name: 'Fortnox',
      approver: 'a system administrator in Fortnox',
      needs: 'The company needs the licences for invoicing (Fakturering) and for integrations (Integration).',
      permissionNote:
        'Fortnox says “läsa och ändra” (read and change), because it has no permission for reading only. Reco only reads.',
      withdrawal: 'remove Reco Collector under “Hantera integrationer” in Fortnox',
    },
  },
}
