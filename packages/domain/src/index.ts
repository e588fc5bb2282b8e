export { listApps } from './apps/list-apps.ts'
export { completeConsent } from './consents/complete-consent.ts'
export { attemptLifeMs, referenceOf, resultLifeMs } from './consents/consent-attempt.ts'
export { createConsentLink } from './consents/create-consent-link.ts'
export { type ConsentResult, getConsentResult } from './consents/get-consent-result.ts'
export { type OwnerProblem, OwnerProblemError } from './consents/owner-problem.ts'
export { recordInterruptedConsents } from './consents/record-interrupted-consents.ts'
export { revokeConsentLink } from './consents/revoke-consent-link.ts'
export { startConsent } from './consents/start-consent.ts'
export { undoConsent } from './consents/undo-consent.ts'
export type { Actor, Context, Dependencies, Log } from './context.ts'
export { DomainError } from './domain-error.ts'
export { listEvents } from './events/list-events.ts'
export { countIntegrations } from './integrations/count-integrations.ts'
export { createIntegration } from './integrations/create-integration.ts'
export { deleteIntegration } from './integrations/delete-integration.ts'
export { getIntegration } from './integrations/get-integration.ts'
export { listIntegrations } from './integrations/list-integrations.ts'
export { updateIntegration } from './integrations/update-integration.ts'
export { listInvoices } from './invoices/list-invoices.ts'
export { purgeExpiredData } from './retention/purge-expired-data.ts'
export { checkSealingKeys } from './secrets/check-sealing-keys.ts'
export { parseSealingKeys, SealingKeyError } from './secrets/parse-sealing-keys.ts'
export { createSecretToken } from './secrets/secret-token.ts'
export { createVault, type SealingKey, type Vault } from './secrets/vault.ts'
export { authenticate } from './sessions/authenticate.ts'
export { createFirstAdministrator } from './sessions/create-first-administrator.ts'
export { getSession } from './sessions/get-session.ts'
export { issueSetupToken } from './sessions/issue-setup-token.ts'
export { logIn } from './sessions/log-in.ts'
export { logOut } from './sessions/log-out.ts'
export { absoluteLimitMs, type OpenedSession } from './sessions/open-session.ts'
export { setUp } from './sessions/set-up.ts'
export { interruptSync } from './sync/fail-sync.ts'
export {
  createJobQueue,
  createQueues,
  interruptedSyncQueue,
  type JobQueue,
  planQueue,
  purgeQueue,
  type SyncJob,
  syncQueue,
} from './sync/job-queue.ts'
export { listSyncs } from './sync/list-syncs.ts'
export { planSyncs } from './sync/plan-syncs.ts'
export { requestSync } from './sync/request-sync.ts'
export { syncInvoices } from './sync/sync-invoices.ts'
export { createThrottle, type Throttle } from './throttle.ts'
