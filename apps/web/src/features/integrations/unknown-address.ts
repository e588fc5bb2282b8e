import { ApiProblem } from '@collector/contracts'

/** Something that does not exist, or an address that cannot be one's. */
export function isUnknown(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    (error.code === 'not_found' || error.errors.some(({ field }) => /(^|\.)(id|syncId)$/.test(field)))
  )
}
