import { DomainError } from '../domain-error.ts'
import { hashPassword, weaknessOf } from '../sessions/passwords.ts'

/** What is stored of a new password. @throws validation_failed when it is weak */
export async function hashNewPassword(
  password: string,
  person: { email: string; name: string },
): Promise<string> {
  const weakness = weaknessOf(password, person)
  if (weakness) throw new DomainError('validation_failed', { errors: [weakness] })
  return hashPassword(password)
}
