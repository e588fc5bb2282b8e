import type { Endpoint } from '../endpoint.ts'
import { countIntegrations } from './count-integrations.ts'
import { createConsentLink } from './create-consent-link.ts'
import { createIntegration } from './create-integration.ts'
import { deleteIntegration } from './delete-integration.ts'
import { getIntegration } from './get-integration.ts'
import { getSession } from './get-session.ts'
import { listApps } from './list-apps.ts'
import { listEvents } from './list-events.ts'
import { listIntegrations } from './list-integrations.ts'
import { listInvoices } from './list-invoices.ts'
import { listSyncs } from './list-syncs.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { requestSync } from './request-sync.ts'
import { revokeConsentLink } from './revoke-consent-link.ts'
import { setUp } from './set-up.ts'
import { updateIntegration } from './update-integration.ts'

export {
  countIntegrations,
  createConsentLink,
  createIntegration,
  deleteIntegration,
  getIntegration,
  getSession,
  listApps,
  listEvents,
  listIntegrations,
  listInvoices,
  listSyncs,
  logIn,
  logOut,
  requestSync,
  revokeConsentLink,
  setUp,
  updateIntegration,
}

/** Every endpoint by its name. */
export const endpoints = {
  setUp,
  logIn,
  getSession,
  logOut,
  listApps,
  listIntegrations,
  countIntegrations,
  createIntegration,
  getIntegration,
  updateIntegration,
  deleteIntegration,
  createConsentLink,
  revokeConsentLink,
  requestSync,
  listSyncs,
  listInvoices,
  listEvents,
} as const satisfies Record<string, Endpoint>
