import type { endpoints } from '../../endpoints/index.ts'
import type { Mock } from '../mock.ts'
import { acceptInvitationMock } from './accept-invitation.ts'
import { beginSecondFactorMock } from './begin-second-factor.ts'
import { cancelSyncMock } from './cancel-sync.ts'
import { changePasswordMock } from './change-password.ts'
import { confirmSecondFactorMock } from './confirm-second-factor.ts'
import { countIntegrationsMock } from './count-integrations.ts'
import { countInvoicesPerDayMock } from './count-invoices-per-day.ts'
import { createConsentLinkMock } from './create-consent-link.ts'
import { createConsentLinksMock } from './create-consent-links.ts'
import { createIntegrationMock } from './create-integration.ts'
import { createInvitationMock } from './create-invitation.ts'
import { createPasswordResetMock } from './create-password-reset.ts'
import { decideCompanyMock } from './decide-company.ts'
import { deleteIntegrationMock } from './delete-integration.ts'
import { disconnectIntegrationMock } from './disconnect-integration.ts'
import { endOtherSessionsMock } from './end-other-sessions.ts'
import { endPersonSessionsMock } from './end-person-sessions.ts'
import { endSessionMock } from './end-session.ts'
import { exportIntegrationsMock } from './export-integrations.ts'
import { exportInvoicesMock } from './export-invoices.ts'
import { followIntegrationMock } from './follow-integration.ts'
import { getAccountMock } from './get-account.ts'
import { getIntegrationMock } from './get-integration.ts'
import { getMailSettingsMock } from './get-mail-settings.ts'
import { getSessionMock } from './get-session.ts'
import { getSignInOptionsMock } from './get-sign-in-options.ts'
import { getSyncMock } from './get-sync.ts'
import { listAppsMock } from './list-apps.ts'
import { listAuditEventsMock } from './list-audit-events.ts'
import { listConsentLinksMock } from './list-consent-links.ts'
import { listEventsMock } from './list-events.ts'
import { listFollowersMock } from './list-followers.ts'
import { listIntegrationsMock } from './list-integrations.ts'
import { listInvitationsMock } from './list-invitations.ts'
import { listInvoicesMock } from './list-invoices.ts'
import { listPeopleMock } from './list-people.ts'
import { listSessionsMock } from './list-sessions.ts'
import { listSyncsMock } from './list-syncs.ts'
import { logInMock } from './log-in.ts'
import { logOutMock } from './log-out.ts'
import { pauseIntegrationsMock } from './pause-integrations.ts'
import { previewSyncMock } from './preview-sync.ts'
import { readInvitationMock } from './read-invitation.ts'
import { reauthenticateMock } from './reauthenticate.ts'
import { recordLinkCopyMock } from './record-link-copy.ts'
import { removePersonSecondFactorMock } from './remove-person-second-factor.ts'
import { removeSecondFactorMock } from './remove-second-factor.ts'
import { renewInvitationMock } from './renew-invitation.ts'
import { renewRecoveryCodesMock } from './renew-recovery-codes.ts'
import { requestPasswordResetMock } from './request-password-reset.ts'
import { requestSyncMock } from './request-sync.ts'
import { resetPasswordMock } from './reset-password.ts'
import { resumeIntegrationsMock } from './resume-integrations.ts'
import { revokeConsentLinkMock } from './revoke-consent-link.ts'
import { sendConsentLinkMock } from './send-consent-link.ts'
import { setUpMock } from './set-up.ts'
import { unfollowIntegrationMock } from './unfollow-integration.ts'
import { updateAccountMock } from './update-account.ts'
import { updateIntegrationMock } from './update-integration.ts'
import { updatePersonMock } from './update-person.ts'
import { withdrawInvitationMock } from './withdraw-invitation.ts'

/** What answers each endpoint; `satisfies` tells of one that was forgotten. */
export const mocks = {
  acceptInvitation: acceptInvitationMock,
  beginSecondFactor: beginSecondFactorMock,
  cancelSync: cancelSyncMock,
  changePassword: changePasswordMock,
  confirmSecondFactor: confirmSecondFactorMock,
  countIntegrations: countIntegrationsMock,
  countInvoicesPerDay: countInvoicesPerDayMock,
  createConsentLink: createConsentLinkMock,
  createIntegration: createIntegrationMock,
  createInvitation: createInvitationMock,
  createPasswordReset: createPasswordResetMock,
  decideCompany: decideCompanyMock,
  deleteIntegration: deleteIntegrationMock,
  disconnectIntegration: disconnectIntegrationMock,
  endOtherSessions: endOtherSessionsMock,
  endPersonSessions: endPersonSessionsMock,
  endSession: endSessionMock,
  exportInvoices: exportInvoicesMock,
  resumeIntegrations: resumeIntegrationsMock,
  pauseIntegrations: pauseIntegrationsMock,
  exportIntegrations: exportIntegrationsMock,
  createConsentLinks: createConsentLinksMock,
  followIntegration: followIntegrationMock,
  getAccount: getAccountMock,
  getIntegration: getIntegrationMock,
  getMailSettings: getMailSettingsMock,
  getSession: getSessionMock,
  getSignInOptions: getSignInOptionsMock,
  getSync: getSyncMock,
  listApps: listAppsMock,
  listAuditEvents: listAuditEventsMock,
  listConsentLinks: listConsentLinksMock,
  listEvents: listEventsMock,
  listFollowers: listFollowersMock,
  listIntegrations: listIntegrationsMock,
  listInvitations: listInvitationsMock,
  listInvoices: listInvoicesMock,
  listPeople: listPeopleMock,
  listSessions: listSessionsMock,
  listSyncs: listSyncsMock,
  logIn: logInMock,
  logOut: logOutMock,
  previewSync: previewSyncMock,
  readInvitation: readInvitationMock,
  reauthenticate: reauthenticateMock,
  recordLinkCopy: recordLinkCopyMock,
  removePersonSecondFactor: removePersonSecondFactorMock,
  removeSecondFactor: removeSecondFactorMock,
  renewInvitation: renewInvitationMock,
  renewRecoveryCodes: renewRecoveryCodesMock,
  requestPasswordReset: requestPasswordResetMock,
  requestSync: requestSyncMock,
  resetPassword: resetPasswordMock,
  revokeConsentLink: revokeConsentLinkMock,
  sendConsentLink: sendConsentLinkMock,
  setUp: setUpMock,
  unfollowIntegration: unfollowIntegrationMock,
  updateAccount: updateAccountMock,
  updateIntegration: updateIntegrationMock,
  updatePerson: updatePersonMock,
  withdrawInvitation: withdrawInvitationMock,
} satisfies Record<keyof typeof endpoints, Mock>
