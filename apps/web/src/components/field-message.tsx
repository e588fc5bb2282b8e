import { type FieldError, fieldErrors, fieldMessageOf } from '@collector/contracts'
import { useLanguage } from '../languages/language.ts'

/** The message of a field error in the page's language; of an empty field, that it is to be filled in. */
export function FieldMessage({ error, empty }: { error: FieldError; empty: boolean }) {
  const { language } = useLanguage()
  return empty ? fieldErrors.required[language] : fieldMessageOf(error, language)
}
