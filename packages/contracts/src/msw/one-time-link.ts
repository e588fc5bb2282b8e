import type { PasswordResetLink } from '../people.ts'
import type { MockStore } from './store.ts'

const dayMs = 86_400_000

/** A link that leads nowhere, since there is no backend, and was not sent either. */
export function oneTimeLink({ now }: MockStore, what: string): PasswordResetLink {
  const expiresAt = new Date(now().getTime() + 7 * dayMs).toISOString()
  return { url: `https://collector.example/${what}#${crypto.randomUUID()}`, expiresAt, sent: false }
}
