import type { EndpointRoute } from '../http/endpoint-route.ts'
import { countIntegrationsRoute } from './count-integrations.ts'
import { createConsentLinkRoute } from './create-consent-link.ts'
import { createIntegrationRoute } from './create-integration.ts'
import { deleteIntegrationRoute } from './delete-integration.ts'
import { getIntegrationRoute } from './get-integration.ts'
import { getSessionRoute } from './get-session.ts'
import { listAppsRoute } from './list-apps.ts'
import { listEventsRoute } from './list-events.ts'
import { listIntegrationsRoute } from './list-integrations.ts'
import { listInvoicesRoute } from './list-invoices.ts'
import { listSyncsRoute } from './list-syncs.ts'
import { logInRoute } from './log-in.ts'
import { logOutRoute } from './log-out.ts'
import { requestSyncRoute } from './request-sync.ts'
import { revokeConsentLinkRoute } from './revoke-consent-link.ts'
import { setUpRoute } from './set-up.ts'
import { updateIntegrationRoute } from './update-integration.ts'

/** Every endpoint of the contract with what answers it. */
export const endpointRoutes: readonly EndpointRoute[] = [
  setUpRoute,
  logInRoute,
  getSessionRoute,
  logOutRoute,
  listAppsRoute,
  listIntegrationsRoute,
  countIntegrationsRoute,
  createIntegrationRoute,
  getIntegrationRoute,
  updateIntegrationRoute,
  deleteIntegrationRoute,
  createConsentLinkRoute,
  revokeConsentLinkRoute,
  requestSyncRoute,
  listSyncsRoute,
  listInvoicesRoute,
  listEventsRoute,
]
