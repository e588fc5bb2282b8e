import type { App } from '@collector/contracts'

/** Why a link or a redirect leads nowhere, as the page for the owner says it. */
export type OwnerProblem =
  | 'link_unknown'
  | 'link_expired'
  | 'link_revoked'
  | 'link_used'
  | 'connection_ended'
  | 'nothing_connected'
  | 'integration_paused'
  | 'integration_deleted'
  | 'app_not_configured'
  | 'provider_unavailable'
  | 'no_answer'
  | 'other_browser'
  | 'attempt_expired'
  | 'already_handled'

/** Thrown by the owner's verbs; holds nothing that a stranger may not see. */
export class OwnerProblemError extends Error {
  readonly problem: OwnerProblem
  readonly app: App | undefined

  constructor(problem: OwnerProblem, app?: App) {
    super(problem)
    this.name = 'OwnerProblemError'
    this.problem = problem
    this.app = app
  }
}
