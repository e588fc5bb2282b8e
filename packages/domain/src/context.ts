import type { App, Role } from '@collector/contracts'
import type { Db } from '@collector/db'
import type { Provider } from '@collector/providers'
import type { Vault } from './secrets/vault.ts'
import type { JobQueue } from './sync/job-queue.ts'
import type { Throttle } from './throttle.ts'

/** Everything the verbs need from outside, made once by the composition root. */
export interface Dependencies {
  db: Db
  vault: Vault
  jobs: JobQueue
  throttle: Throttle
  /** The apps whose client id and secret are configured. */
  providers: Partial<Record<App, Provider>>
  /** Apps whose addresses point at this machine. */
  simulatedApps: readonly App[]
  /** The origin people see, without a trailing slash. */
  publicUrl: string
  now: () => Date
  log: Log
}

/** Where the verbs report what nobody waits for. Never holds secrets. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Who does it: a signed-in user, the owner who follows a link, somebody not logged in, or
 * the system by itself. */
export type Actor =
  | { kind: 'user'; id: string; name: string; role: Role }
  | { kind: 'owner' }
  | { kind: 'visitor' }
  | { kind: 'provider' }
  | { kind: 'system' }

/** What a verb works with: the dependencies, who asks, and from which address. */
export interface Context extends Dependencies {
  actor: Actor
  address: string | null
}
