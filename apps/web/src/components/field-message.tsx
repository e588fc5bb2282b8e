import { useTranslations } from 'use-intl'

/** What is wrong with a field, by the API or by the contract's schema. */
export interface FieldIssue {
  field: string
  code: string
  params?: Record<string, string | number> | undefined
}

interface SchemaIssue {
  path: PropertyKey[]
  code?: string
  params?: unknown
  minimum?: unknown
  maximum?: unknown
  format?: unknown
}

/** A schema's issue in the words of the API's field errors. */
export function issueOf(issue: SchemaIssue): FieldIssue {
  const { code, ...params } = { code: issue.code ?? 'invalid', ...(issue.params as object | undefined) }
  return {
    field: issue.path.join('.'),
    code,
    params: {
      ...params,
      ...(typeof issue.minimum === 'number' && { min: issue.minimum }),
      ...(typeof issue.maximum === 'number' && { max: issue.maximum }),
      ...(typeof issue.format === 'string' && { format: issue.format }),
    },
  }
}

/** The message of a field error in the page's language. */
export function FieldMessage({ issue, empty }: { issue: FieldIssue; empty: boolean }) {
  const t = useTranslations('field')
  const { field, code, params = {} } = issue
  const min = Number(params.min ?? 1)
  const max = Number(params.max ?? 0)
  if (empty) return t('required')
  switch (code) {
    case 'too_short':
      return t('tooShort', { min })
    case 'too_long':
      return t('tooLong', { max })
    case 'too_small':
      return isText(field) ? t('tooShort', { min }) : t('tooSmall', { min })
    case 'too_big':
      return isText(field) ? t('tooLong', { max }) : t('tooBig', { max })
    case 'unprintable_characters':
      return t('unprintable')
    case 'invalid_type':
      return t('wholeNumber')
    case 'invalid_format':
      return field === 'email' ? t('email') : field === 'venueId' ? t('venueId') : t('invalid')
    case 'invalid_value':
      return t('choice')
    case 'required':
      return t('required')
    case 'unknown_field':
    case 'unrecognized_keys':
      return t('unknown')
    case 'password_common':
    case 'password_guessable':
      return t('weakPassword')
    default:
      return t('invalid')
  }
}

const isText = (field: string) => field === 'email' || field === 'password'
