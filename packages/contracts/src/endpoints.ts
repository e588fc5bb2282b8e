import { z } from 'zod'
import { AppDescription } from './apps.ts'
import { ConsentLink, CreateConsentLinkInput } from './consent-links.ts'
import { defineEndpoint, type Endpoint } from './endpoint.ts'
import { Event } from './events.ts'
import {
  CreateIntegrationInput,
  Integration,
  IntegrationCounts,
  UpdateIntegrationInput,
} from './integrations.ts'
import { Invoice } from './invoices.ts'
import { IntegrationParams, PageQuery, pageOf } from './paging.ts'
import { LogInInput, Session, SetUpInput } from './sessions.ts'
import { Sync } from './syncs.ts'

export const setUp = defineEndpoint({
  name: 'setUp',
  method: 'POST',
  path: '/setup',
  summary: 'Create the first administrator with the one-time token',
  permission: 'public',
  body: SetUpInput,
  success: { status: 201, body: Session },
  problems: ['wrong_setup_token', 'already_set_up'],
})

export const logIn = defineEndpoint({
  name: 'logIn',
  method: 'POST',
  path: '/session',
  summary: 'Log in',
  permission: 'public',
  body: LogInInput,
  success: { status: 201, body: Session },
  problems: ['wrong_credentials'],
})

export const getSession = defineEndpoint({
  name: 'getSession',
  method: 'GET',
  path: '/session',
  summary: 'Who is logged in',
  permission: 'session',
  success: { status: 200, body: Session },
  problems: [],
})

export const logOut = defineEndpoint({
  name: 'logOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Log out',
  permission: 'session',
  success: { status: 204 },
  problems: [],
})

export const listApps = defineEndpoint({
  name: 'listApps',
  method: 'GET',
  path: '/apps',
  summary: 'The external apps, their fields and whether they are configured',
  permission: 'integrations:read',
  success: { status: 200, body: z.object({ items: z.array(AppDescription) }) },
  problems: [],
})

export const listIntegrations = defineEndpoint({
  name: 'listIntegrations',
  method: 'GET',
  path: '/integrations',
  summary: 'The integrations, newest first',
  permission: 'integrations:read',
  query: PageQuery,
  success: { status: 200, body: pageOf(Integration) },
  problems: [],
})

export const countIntegrations = defineEndpoint({
  name: 'countIntegrations',
  method: 'GET',
  path: '/integrations/counts',
  summary: 'How many integrations there are in each status',
  permission: 'integrations:read',
  success: { status: 200, body: IntegrationCounts },
  problems: [],
})

export const createIntegration = defineEndpoint({
  name: 'createIntegration',
  method: 'POST',
  path: '/integrations',
  summary: 'Create an integration and its consent link',
  permission: 'integrations:create',
  body: CreateIntegrationInput,
  success: { status: 201, body: Integration },
  problems: [],
})

export const getIntegration = defineEndpoint({
  name: 'getIntegration',
  method: 'GET',
  path: '/integrations/{id}',
  summary: 'One integration',
  permission: 'integrations:read',
  params: IntegrationParams,
  success: { status: 200, body: Integration },
  problems: ['not_found'],
})

export const updateIntegration = defineEndpoint({
  name: 'updateIntegration',
  method: 'PATCH',
  path: '/integrations/{id}',
  summary: 'Change settings, pause or resume',
  permission: 'integrations:manage',
  params: IntegrationParams,
  body: UpdateIntegrationInput,
  success: { status: 200, body: Integration },
  problems: ['not_found', 'version_conflict'],
})

export const deleteIntegration = defineEndpoint({
  name: 'deleteIntegration',
  method: 'DELETE',
  path: '/integrations/{id}',
  summary: 'Delete an integration with its connection and invoices, and withdraw its grant',
  permission: 'integrations:manage',
  params: IntegrationParams,
  success: { status: 204 },
  problems: ['not_found'],
})

export const createConsentLink = defineEndpoint({
  name: 'createConsentLink',
  method: 'POST',
  path: '/integrations/{id}/consent-link',
  summary: 'Make a new consent link; the old one stops working',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  body: CreateConsentLinkInput,
  success: { status: 201, body: ConsentLink },
  problems: ['not_found', 'integration_paused'],
})

export const revokeConsentLink = defineEndpoint({
  name: 'revokeConsentLink',
  method: 'DELETE',
  path: '/integrations/{id}/consent-link',
  summary: 'Revoke the active consent link',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  success: { status: 204 },
  problems: ['not_found', 'consent_link_not_active'],
})

export const requestSync = defineEndpoint({
  name: 'requestSync',
  method: 'POST',
  path: '/integrations/{id}/syncs',
  summary: 'Fetch the invoices now',
  permission: 'integrations:manage',
  params: IntegrationParams,
  success: { status: 202, body: Sync },
  problems: ['not_found', 'not_connected', 'integration_paused', 'sync_already_running'],
})

export const listSyncs = defineEndpoint({
  name: 'listSyncs',
  method: 'GET',
  path: '/integrations/{id}/syncs',
  summary: 'The fetches of an integration, newest first',
  permission: 'integrations:read',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(Sync) },
  problems: ['not_found'],
})

export const listInvoices = defineEndpoint({
  name: 'listInvoices',
  method: 'GET',
  path: '/integrations/{id}/invoices',
  summary: 'The invoices of the last Days Back days, newest first',
  permission: 'invoices:read',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(Invoice) },
  problems: ['not_found'],
})

export const listEvents = defineEndpoint({
  name: 'listEvents',
  method: 'GET',
  path: '/integrations/{id}/events',
  summary: 'The history of an integration, newest first',
  permission: 'integrations:read',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(Event) },
  problems: ['not_found'],
})

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
