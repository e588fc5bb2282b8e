import { type core, z } from 'zod'
import type { Language, Localized } from './languages.ts'

/**
 * Every code of a field error with its message. Braces hold a number of the error's `params`.
 *
 * @example
 * const text: string = fieldErrors.required.sv
 */
export const fieldErrors = {
  required: { en: 'Fill this in.', sv: 'Fyll i det här.' },
  too_short: { en: 'At least {min} characters.', sv: 'Minst {min} tecken.' },
  too_long: { en: 'At most {max} characters.', sv: 'Högst {max} tecken.' },
  too_small: { en: 'At least {min}.', sv: 'Minst {min}.' },
  too_big: { en: 'At most {max}.', sv: 'Högst {max}.' },
  invalid_type: { en: 'This is of the wrong kind.', sv: 'Det här är av fel slag.' },
  invalid_number: { en: 'A whole number, in digits.', sv: 'Ett heltal, med siffror.' },
  invalid_email: {
    en: 'An e-mail address, such as anna@example.se.',
    sv: 'En e-postadress, till exempel anna@example.se.',
  },
  invalid_venue_id: {
    en: 'Letters A–Z, digits, hyphen and underscore, at most 64 characters.',
    sv: 'Bokstäver A–Z, siffror, bindestreck och understreck, högst 64 tecken.',
  },
  invalid_code: { en: 'Six digits.', sv: 'Sex siffror.' },
  invalid_format: { en: 'This is not written as it should be.', sv: 'Det här är inte skrivet som det ska.' },
  invalid_value: { en: 'Choose one of the list.', sv: 'Välj något i listan.' },
  unknown_field: {
    en: 'This setting does not exist here.',
    sv: 'Den här inställningen finns inte här.',
  },
  unprintable_characters: {
    en: 'It contains a character that cannot be shown. Type the text instead of pasting it.',
    sv: 'Texten innehåller ett tecken som inte kan visas. Skriv den i stället för att klistra in.',
  },
  password_common: {
    en: 'This password is too easy to guess. Choose another.',
    sv: 'Lösenordet är för lätt att gissa. Välj ett annat.',
  },
  password_guessable: {
    en: 'This password can be guessed from who you are. Choose another.',
    sv: 'Lösenordet går att gissa av den som vet vem du är. Välj ett annat.',
  },
  invalid: {
    en: 'This is not right. Check it and try again.',
    sv: 'Det här stämmer inte. Kontrollera det och försök igen.',
  },
} as const satisfies Record<string, Localized>

/**
 * A stable code of a field error.
 *
 * @example
 * const code: FieldErrorCode = FieldErrorCode.parse('too_long')
 */
export const FieldErrorCode = z
  .enum(Object.keys(fieldErrors) as [keyof typeof fieldErrors, ...(keyof typeof fieldErrors)[]])
  .meta({ id: 'FieldErrorCode' })
export type FieldErrorCode = z.infer<typeof FieldErrorCode>

/**
 * What is wrong with one field of a request: `field` is a dotted path, `code` stable, `message` English and
 * for developers, `params` the numbers of the message (`min`, `max`: characters, or the number itself).
 *
 * @example
 * const error: FieldError = { field: 'daysBack', code: 'too_big', message: 'At most 365', params: { max: 365 } }
 */
export const FieldError = z
  .object({
    field: z.string(),
    code: FieldErrorCode,
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'FieldError' })
export type FieldError = z.infer<typeof FieldError>

/**
 * The message of a field error for the person who filled in the field.
 *
 * @example
 * fieldMessageOf({ code: 'too_long', params: { max: 100 } }, 'sv') // Högst 100 tecken.
 */
export function fieldMessageOf(error: Pick<FieldError, 'code' | 'params'>, language: Language): string {
  // Nothing at all is too short as well.
  const code = error.code === 'too_short' && error.params?.['min'] === 1 ? 'required' : error.code
  // A newer API may know more codes.
  const { [language]: text } = Object.hasOwn(fieldErrors, code) ? fieldErrors[code] : fieldErrors.invalid
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(error.params?.[name] ?? ''))
}

/** A request with thousands of wrong fields is told about the first of them. */
const maxErrors = 50

/**
 * What the API would say about the issues of a schema: for a form that checks before it sends. At most 50.
 *
 * @example
 * const { error } = CreateIntegrationInput.safeParse({ app: 'visma', name: '' })
 * const errors: FieldError[] = toFieldErrors(error?.issues ?? [])
 */
export function toFieldErrors(issues: readonly core.$ZodIssue[]): FieldError[] {
  const errors = issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({
        field: [...path, key].join('.'),
        code: 'unknown_field',
        message: 'This field does not exist here',
      }))
    }
    return [{ field: path.join('.') || 'body', ...describe(issue) }]
  })
  return errors.slice(0, maxErrors)
}

/** Fields whose format has a message of its own. */
const formatCodes = new Map<PropertyKey | undefined, FieldErrorCode>([
  ['venueId', 'invalid_venue_id'],
  ['code', 'invalid_code'],
])

function describe(issue: core.$ZodIssue): Omit<FieldError, 'field'> {
  const { message } = issue
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && message.endsWith('undefined')) {
        return { code: 'required', message: 'This field is needed' }
      }
      return { code: /^(number|int)$/.test(issue.expected) ? 'invalid_number' : 'invalid_type', message }
    case 'too_small': {
      const code = issue.origin === 'string' ? 'too_short' : 'too_small'
      return { code, message, params: { min: Number(issue.minimum) } }
    }
    case 'too_big': {
      const code = issue.origin === 'string' ? 'too_long' : 'too_big'
      return { code, message, params: { max: Number(issue.maximum) } }
    }
    case 'invalid_format':
      if (issue.format === 'email') return { code: 'invalid_email', message }
      return { code: formatCodes.get(issue.path.at(-1)) ?? 'invalid_format', message }
    case 'custom': {
      const { code, ...params } = (issue.params ?? {}) as { code?: unknown } & Record<string, number>
      return {
        code: FieldErrorCode.safeParse(code).data ?? 'invalid',
        message,
        ...(Object.keys(params).length > 0 && { params }),
      }
    }
    default:
      return { code: 'invalid_value', message }
  }
}
