import type { EndpointRoute } from '../http/endpoint-route.ts'
import { acceptInvitationRoute } from './accept-invitation.ts'
import { beginSecondFactorRoute } from './begin-second-factor.ts'
import { cancelSyncRoute } from './cancel-sync.ts'
import { changePasswordRoute } from './change-password.ts'
import { confirmSecondFactorRoute } from './confirm-second-factor.ts'
import { countIntegrationsRoute } from './count-integrations.ts'
import { countInvoicesPerDayRoute } from './count-invoices-per-day.ts'
import { createConsentLinkRoute } from './create-consent-link.ts'
import { createConsentLinksRoute } from './create-consent-links.ts'
import { createIntegrationRoute } from './create-integration.ts'
import { createInvitationRoute } from './create-invitation.ts'
import { createPasswordResetRoute } from './create-password-reset.ts'
import { decideCompanyRoute } from './decide-company.ts'
import { deleteIntegrationRoute } from './delete-integration.ts'
import { disconnectIntegrationRoute } from './disconnect-integration.ts'
import { endOtherSessionsRoute } from './end-other-sessions.ts'
import { endPersonSessionsRoute } from './end-person-sessions.ts'
import { endSessionRoute } from './end-session.ts'
import { exportIntegrationsRoute } from './export-integrations.ts'
import { exportInvoicesRoute } from './export-invoices.ts'
import { followIntegrationRoute } from './follow-integration.ts'
import { getAccountRoute } from './get-account.ts'
import { getIntegrationRoute } from './get-integration.ts'
import { getMailSettingsRoute } from './get-mail-settings.ts'
import { getSessionRoute } from './get-session.ts'
import { getSignInOptionsRoute } from './get-sign-in-options.ts'
import { getSyncRoute } from './get-sync.ts'
import { listAppsRoute } from './list-apps.ts'
import { listAuditEventsRoute } from './list-audit-events.ts'
import { listConsentLinksRoute } from './list-consent-links.ts'
import { listEventsRoute } from './list-events.ts'
import { listFollowersRoute } from './list-followers.ts'
import { listIntegrationsRoute } from './list-integrations.ts'
import { listInvitationsRoute } from './list-invitations.ts'
import { listInvoicesRoute } from './list-invoices.ts'
import { listPeopleRoute } from './list-people.ts'
import { listSessionsRoute } from './list-sessions.ts'
import { listSyncsRoute } from './list-syncs.ts'
import { logInRoute } from './log-in.ts'
import { logOutRoute } from './log-out.ts'
import { pauseIntegrationsRoute } from './pause-integrations.ts'
import { previewSyncRoute } from './preview-sync.ts'
import { readInvitationRoute } from './read-invitation.ts'
import { reauthenticateRoute } from './reauthenticate.ts'
import { recordLinkCopyRoute } from './record-link-copy.ts'
import { removePersonSecondFactorRoute } from './remove-person-second-factor.ts'
import { removeSecondFactorRoute } from './remove-second-factor.ts'
import { renewInvitationRoute } from './renew-invitation.ts'
import { renewRecoveryCodesRoute } from './renew-recovery-codes.ts'
import { requestPasswordResetRoute } from './request-password-reset.ts'
import { requestSyncRoute } from './request-sync.ts'
import { resetPasswordRoute } from './reset-password.ts'
import { resumeIntegrationsRoute } from './resume-integrations.ts'
import { revokeConsentLinkRoute } from './revoke-consent-link.ts'
import { sendConsentLinkRoute } from './send-consent-link.ts'
import { setUpRoute } from './set-up.ts'
import { unfollowIntegrationRoute } from './unfollow-integration.ts'
import { updateAccountRoute } from './update-account.ts'
import { updateIntegrationRoute } from './update-integration.ts'
import { updatePersonRoute } from './update-person.ts'
import { withdrawInvitationRoute } from './withdraw-invitation.ts'

/** Every endpoint of the contract with what answers it. */
export const endpointRoutes: readonly EndpointRoute[] = [
  setUpRoute,
  logInRoute,
  getSessionRoute,
  logOutRoute,
  getMailSettingsRoute,
  listAppsRoute,
  listIntegrationsRoute,
  countIntegrationsRoute,
  exportIntegrationsRoute,
  pauseIntegrationsRoute,
  resumeIntegrationsRoute,
  createConsentLinksRoute,
  createIntegrationRoute,
  getIntegrationRoute,
  updateIntegrationRoute,
  deleteIntegrationRoute,
  createConsentLinkRoute,
  recordLinkCopyRoute,
  listConsentLinksRoute,
  sendConsentLinkRoute,
  revokeConsentLinkRoute,
  listFollowersRoute,
  followIntegrationRoute,
  unfollowIntegrationRoute,
  disconnectIntegrationRoute,
  decideCompanyRoute,
  requestSyncRoute,
  cancelSyncRoute,
  previewSyncRoute,
  listSyncsRoute,
  getSyncRoute,
  listInvoicesRoute,
  countInvoicesPerDayRoute,
  exportInvoicesRoute,
  listEventsRoute,
  getAccountRoute,
  updateAccountRoute,
  beginSecondFactorRoute,
  confirmSecondFactorRoute,
  removeSecondFactorRoute,
  renewRecoveryCodesRoute,
  listSessionsRoute,
  endSessionRoute,
  endOtherSessionsRoute,
  listPeopleRoute,
  updatePersonRoute,
  endPersonSessionsRoute,
  removePersonSecondFactorRoute,
  createPasswordResetRoute,
  listInvitationsRoute,
  createInvitationRoute,
  renewInvitationRoute,
  withdrawInvitationRoute,
  readInvitationRoute,
  resetPasswordRoute,
  getSignInOptionsRoute,
  requestPasswordResetRoute,
  listAuditEventsRoute,
  changePasswordRoute,
  reauthenticateRoute,
  acceptInvitationRoute,
]
