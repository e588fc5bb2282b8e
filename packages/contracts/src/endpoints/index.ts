import type { Endpoint } from '../endpoint.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { beginSecondFactor } from './begin-second-factor.ts'
import { cancelSync } from './cancel-sync.ts'
import { changePassword } from './change-password.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { countIntegrations } from './count-integrations.ts'
import { countInvoicesPerDay } from './count-invoices-per-day.ts'
import { createConsentLink } from './create-consent-link.ts'
import { createConsentLinks } from './create-consent-links.ts'
import { createIntegration } from './create-integration.ts'
import { createInvitation } from './create-invitation.ts'
import { createPasswordReset } from './create-password-reset.ts'
import { decideCompany } from './decide-company.ts'
import { deleteIntegration } from './delete-integration.ts'
import { disconnectIntegration } from './disconnect-integration.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endPersonSessions } from './end-person-sessions.ts'
import { endSession } from './end-session.ts'
import { exportIntegrations } from './export-integrations.ts'
import { exportInvoices } from './export-invoices.ts'
import { followIntegration } from './follow-integration.ts'
import { getAccount } from './get-account.ts'
import { getIntegration } from './get-integration.ts'
import { getMailSettings } from './get-mail-settings.ts'
import { getSession } from './get-session.ts'
import { getSignInOptions } from './get-sign-in-options.ts'
import { getSync } from './get-sync.ts'
import { listApps } from './list-apps.ts'
import { listAuditEvents } from './list-audit-events.ts'
import { listConsentLinks } from './list-consent-links.ts'
import { listEvents } from './list-events.ts'
import { listFollowers } from './list-followers.ts'
import { listIntegrations } from './list-integrations.ts'
import { listInvitations } from './list-invitations.ts'
import { listInvoices } from './list-invoices.ts'
import { listPeople } from './list-people.ts'
import { listSessions } from './list-sessions.ts'
import { listSyncs } from './list-syncs.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { pauseIntegrations } from './pause-integrations.ts'
import { previewSync } from './preview-sync.ts'
import { readInvitation } from './read-invitation.ts'
import { reauthenticate } from './reauthenticate.ts'
import { recordLinkCopy } from './record-link-copy.ts'
import { removePersonSecondFactor } from './remove-person-second-factor.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { renewInvitation } from './renew-invitation.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { requestSync } from './request-sync.ts'
import { resetPassword } from './reset-password.ts'
import { resumeIntegrations } from './resume-integrations.ts'
import { revokeConsentLink } from './revoke-consent-link.ts'
import { sendConsentLink } from './send-consent-link.ts'
import { setUp } from './set-up.ts'
import { unfollowIntegration } from './unfollow-integration.ts'
import { updateAccount } from './update-account.ts'
import { updateIntegration } from './update-integration.ts'
import { updatePerson } from './update-person.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

/**
 * Every endpoint by its name. Importing it brings the whole contract along: a screen imports its endpoints one
 * by one.
 *
 * @example
 * const names = Object.keys(endpoints)
 */
export const endpoints = {
  setUp,
  logIn,
  getMailSettings,
  getSession,
  logOut,
  listApps,
  listIntegrations,
  countIntegrations,
  exportIntegrations,
  pauseIntegrations,
  resumeIntegrations,
  createConsentLinks,
  createIntegration,
  getIntegration,
  updateIntegration,
  deleteIntegration,
  createConsentLink,
  recordLinkCopy,
  listConsentLinks,
  sendConsentLink,
  revokeConsentLink,
  listFollowers,
  followIntegration,
  unfollowIntegration,
  disconnectIntegration,
  decideCompany,
  requestSync,
  cancelSync,
  previewSync,
  listSyncs,
  getSync,
  listInvoices,
  countInvoicesPerDay,
  exportInvoices,
  listEvents,
  getAccount,
  updateAccount,
  changePassword,
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  listSessions,
  endSession,
  endOtherSessions,
  reauthenticate,
  listPeople,
  updatePerson,
  endPersonSessions,
  removePersonSecondFactor,
  createPasswordReset,
  listInvitations,
  createInvitation,
  renewInvitation,
  withdrawInvitation,
  readInvitation,
  acceptInvitation,
  resetPassword,
  getSignInOptions,
  requestPasswordReset,
  listAuditEvents,
} as const satisfies Record<string, Endpoint>
