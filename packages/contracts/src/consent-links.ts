import { z } from 'zod'
import { Instant } from './text.ts'

/**
 * Why an attempt to connect did not succeed: `refused` the owner said no · `provider_unavailable` the app did
 * not answer · `provider_rejected` the app answered with an error of its own · `scope_missing` fewer rights
 * than asked for · `no_invoicing` the company's plan has no invoices · `no_access` the person may not read
 * them · `setup_incomplete`, `company_inactive`, `terms_not_accepted`, `api_module_missing` something to do
 * inside the app · `company_mismatch` another company than before · `link_no_longer_valid` the link died
 * meanwhile · `configuration` our own registration at the app is wrong · `interrupted` we stopped half-way ·
 * `undone` the owner disconnected the company right afterwards.
 */
export const ConsentFailure = z
  .enum([
    'refused',
    'provider_unavailable',
    'provider_rejected',
    'scope_missing',
    'no_invoicing',
    'no_access',
    'setup_incomplete',
    'company_inactive',
    'terms_not_accepted',
    'api_module_missing',
    'company_mismatch',
    'link_no_longer_valid',
    'configuration',
    'interrupted',
    'undone',
  ])
  .meta({ id: 'ConsentFailure' })
export type ConsentFailure = z.infer<typeof ConsentFailure>

/** The link an administrator shares with the owner. `url` is null once the link is dead. */
export const ConsentLink = z
  .object({
    id: z.uuid(),
    url: z.string().nullable(),
    state: z.enum(['active', 'used', 'expired', 'revoked']),
    createdAt: Instant,
    expiresAt: Instant,
    openedAt: Instant.nullable(),
    lastFailure: z.object({ reason: ConsentFailure, at: Instant }).nullable(),
  })
  .meta({ id: 'ConsentLink' })
export type ConsentLink = z.infer<typeof ConsentLink>

/** How long a new link lives: 1 to 30 days, 7 unless said. The body may be left out. */
export const CreateConsentLinkInput = z
  .strictObject({ validDays: z.int().min(1).max(30).default(7) })
  .prefault({})
export type CreateConsentLinkInput = z.input<typeof CreateConsentLinkInput>
