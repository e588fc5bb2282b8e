import type { FieldError } from '@collector/contracts'
import type { core } from 'zod'

/** A request with thousands of wrong fields is told about the first of them. */
const maxErrors = 50

/** Says of every issue which field it is about, with a stable code and the numbers of its message. */
export function toFieldErrors(issues: readonly core.$ZodIssue[]): FieldError[] {
  const errors = issues.flatMap(issue => {
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

function describe(issue: core.$ZodIssue): Omit<FieldError, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? { code: 'required', message: 'This field is needed' }
        : { code: 'invalid_type', message: issue.message }
    case 'too_small':
      return { code: 'too_small', message: issue.message, params: { min: Number(issue.minimum) } }
    case 'too_big':
      return { code: 'too_big', message: issue.message, params: { max: Number(issue.maximum) } }
    case 'invalid_format':
      return { code: 'invalid_format', message: issue.message }
    case 'custom': {
      const { code, ...params } = (issue.params ?? {}) as { code?: string } & Record<string, number>
      return {
        code: code ?? 'invalid',
        message: issue.message,
        ...(Object.keys(params).length > 0 && { params }),
      }
    }
    default:
      return { code: 'invalid_value', message: issue.message }
  }
}
