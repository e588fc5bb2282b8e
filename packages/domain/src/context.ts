import type { App, Language, Role } from '@collector/contracts'
import type { Db } from '@collector/db'
import type { Provider } from '@collector/providers'
import type { JobQueue } from './job-queue.ts'
import type { Mailer } from './mails/mailer.ts'
import type { Vault } from './secrets/vault.ts'
import type { SingleSignOn } from './sign-on/single-sign-on.ts'
import type { RequestTurns } from './sync/request-turns.ts'
import type { Throttle } from './throttle.ts'

/** Everything the verbs need from outside, made once by the composition root. */
export interface Dependencies {
  db: Db
  vault: Vault
  jobs: JobQueue
  throttle: Throttle
  requestTurns: RequestTurns
  /** The apps whose client id and secret are configured. */
  providers: Partial<Record<App, Provider>>
  /** Absent where no mail server is configured: then no mail is written. */
  mailer?: Mailer
  /** Absent where the organisation has no provider of its own. */
  singleSignOn?: SingleSignOn
  /** Apps whose addresses point at this machine. */
  simulatedApps: readonly App[]
  /** The origin people see, without a trailing slash. */
  publicUrl: string
  sessionLimits: SessionLimits
  /** How long an invoice is kept after it has left the window. */
  invoiceRetentionDays: number
  now: () => Date
  /** From 0 to 1. */
  random: () => number
  sleep: (ms: number) => Promise<unknown>
  log: Log
}

/** A login ends after `idleMs` without a request, and `absoluteMs` after it began. */
interface SessionLimits {
  idleMs: number
  absoluteMs: number
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
  | {
      kind: 'user'
      id: string
      name: string
      role: Role
      /** The login that asks, and when the person last proved who it is. */
      session?: { id: string; authenticatedAt: Date }
    }
  | { kind: 'owner' }
  | { kind: 'visitor' }
  | { kind: 'provider' }
  | { kind: 'system' }

/** What a verb works with: the dependencies, who asks, and from which address. */
export interface Context extends Dependencies {
  actor: Actor
  address: string | null
  /** What the browser of whoever asks prefers. */
  language?: Language
}
