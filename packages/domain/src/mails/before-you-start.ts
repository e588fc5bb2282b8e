import { type App, type Language, ownerWords } from '@collector/contracts'

/** Who can approve, and what the company must have. */
export function beforeYouStart(app: App, language: Language): string {
  const { approver, needs } = ownerWords[language][app]
  const who = { sv: `Det kan godkännas av ${approver}.`, en: `It can be approved by ${approver}.` }
  return `${who[language]} ${needs}`
}
