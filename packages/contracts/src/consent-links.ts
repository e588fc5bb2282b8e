import { z } from 'zod'
import { languages } from './languages.ts'
import { MailDelivery } from './mails.ts'
import { Email } from './sessions.ts'
import { Instant, linesOfText } from './text.ts'

/**
 * Why an attempt to connect did not succeed: `refused` the owner did not approve · `provider_unavailable` the app
 * did not answer · `provider_rejected` the app answered with an error of its own · `scope_missing` fewer
 * rights than asked for · `no_invoicing` the company's plan has no invoices · `no_access` the person may
 * not read them · `setup_incomplete`, `company_inactive`, `terms_not_accepted`, `api_module_missing`
 * something to do inside the app · `licence_missing` a licence to order there · `not_administrator` the
 * person may not approve · `company_mismatch` another company than before, held until an administrator
 * decides · `link_no_longer_valid` the link died meanwhile · `configuration` our own registration at the
 * app is wrong · `interrupted` we stopped half-way · `undone` the owner disconnected the company right
 * afterwards.
 *
 * @example
 * const reason: ConsentFailure = 'refused'
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
    'licence_missing',
    'not_administrator',
    'company_mismatch',
    'link_no_longer_valid',
    'configuration',
    'interrupted',
    'undone',
  ])
  .meta({ id: 'ConsentFailure' })
export type ConsentFailure = z.infer<typeof ConsentFailure>

/**
 * The link an administrator shares with the owner. `url` is null once the link is dead.
 *
 * @example
 * const { consentLink } = await client.call(getIntegration, { params: { id } })
 * const link: ConsentLink | null = consentLink
 */
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

/**
 * How many days a new consent link lives unless said.
 *
 * @example
 * const expiresAt = new Date(Date.now() + consentLinkDays * 24 * 60 * 60_000)
 */
export const consentLinkDays = 7

/**
 * How long a new link lives: 1 to 30 days, `consentLinkDays` unless said. The body may be left out.
 *
 * @example
 * const input: CreateConsentLinkInput = { validDays: 14 }
 */
export const CreateConsentLinkInput = z
  .strictObject({ validDays: z.int().min(1).max(30).default(consentLinkDays) })
  .prefault({})
export type CreateConsentLinkInput = z.input<typeof CreateConsentLinkInput>

/**
 * What was copied to be shared: the address alone, or the message to the owner that holds it.
 *
 * @example
 * RecordLinkCopyInput.parse({ what: 'message' })
 */
export const RecordLinkCopyInput = z
  .strictObject({ what: z.enum(['url', 'message']).default('url') })
  .prefault({})
export type RecordLinkCopyInput = z.input<typeof RecordLinkCopyInput>

/**
 * A link with its whole history: who made it, what became of it, and the mails it was sent in. `createdBy` is null when
 * the system made it or its maker is gone.
 *
 * @example
 * const isOpened = (link: SharedConsentLink) => link.state === 'active' && link.openedAt !== null
 */
export const SharedConsentLink = ConsentLink.extend({
  createdBy: z.string().nullable(),
  usedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  mails: z.array(MailDelivery),
}).meta({ id: 'SharedConsentLink' })
export type SharedConsentLink = z.infer<typeof SharedConsentLink>

/**
 * A mail with the active link to the owner. `greeting` is what comes first, in the sender's own words; what is asked
 * for and why is added.
 *
 * @example
 * const input: SendConsentLinkInput = { to: 'eva@salong.example', language: 'sv', greeting: 'Hej Eva!' }
 */
export const SendConsentLinkInput = z.strictObject({
  to: Email,
  language: z.enum(languages),
  greeting: linesOfText(1, 1000),
})
export type SendConsentLinkInput = z.input<typeof SendConsentLinkInput>
