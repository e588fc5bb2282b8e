import type { Language } from '@collector/contracts'
import type { z } from 'zod'

/** A part of a mail, in the order in which it is read. Plain text: markup is made of it later, escaped. */
export type MailBlock =
  | { text: string }
  | { heading: string; text: string }
  | { facts: readonly (readonly [name: string, value: string])[] }
  | { button: string; url: string }

/** What a mail says. `reason` is the small print: why one gets it. */
export interface MailContent {
  subject: string
  title: string
  blocks: readonly MailBlock[]
  reason: string
}

/** A kind of mail: what its text is made of, and the text in both languages. */
export type MailKindDefinition<Schema extends z.ZodType> = {
  data: Schema
} & Record<Language, (data: z.output<Schema>) => MailContent>

/** Types a kind by its own schema. */
export function defineMail<Schema extends z.ZodType>(
  kind: MailKindDefinition<Schema>,
): MailKindDefinition<Schema> & { write(language: Language, data: unknown): MailContent } {
  return { ...kind, write: (language, data) => kind[language](kind.data.parse(data)) }
}
