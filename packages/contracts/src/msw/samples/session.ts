import type { Role } from '../../roles.ts'
import type { Session } from '../../sessions.ts'

const hours = 3_600_000

/** Anna, logged in for eight hours. */
export function sampleSession(role: Role, now: Date): Session {
  return {
    user: {
      id: '01932b1f-6c00-7a01-8a01-000000000001',
      email: 'anna.berg@reco.example',
      name: 'Anna Berg',
      role,
    },
    expiresAt: new Date(now.getTime() + 8 * hours).toISOString(),
  }
}
