/**
 * The two languages of every label, help text and message.
 *
 * @example
 * for (const language of languages) console.log(messageOf('not_found', language))
 */
export const languages = ['en', 'sv'] as const
/**
 * One of `languages`.
 *
 * @example
 * const language: Language = 'sv'
 */
export type Language = (typeof languages)[number]
/**
 * A text in every language.
 *
 * @example
 * const label: Localized = { en: 'Name', sv: 'Namn' }
 */
export type Localized = Record<Language, string>
