import { z } from 'zod'
import { type App, apps, InvoiceSelection, shapeOf } from './apps.ts'
import { ConsentLink } from './consent-links.ts'
import { integrationStatuses } from './list-choices.ts'
import { Sync } from './syncs.ts'
import { Instant } from './text.ts'

/**
 * The life of an integration: `pending` waits for consent, `connected` works, `attention` needs somebody
 * (see `AttentionReason`), `paused` was stopped by an administrator.
 *
 * @example
 * const statuses: readonly IntegrationStatus[] = IntegrationStatus.options
 */
export const IntegrationStatus = z.enum(integrationStatuses).meta({ id: 'IntegrationStatus' })
export type IntegrationStatus = z.infer<typeof IntegrationStatus>

/**
 * Why an integration needs somebody. `reauthorization_required` the owner must approve again ·
 * `licence_missing` a licence to order at the app · `company_mismatch` another company approved ·
 * `customer_action_required` something to do inside the app · `sync_failing` fetches fail, and are tried
 * again by themselves.
 *
 * @example
 * const reason: AttentionReason = 'licence_missing'
 */
export const AttentionReason = z
  .enum([
    'reauthorization_required',
    'licence_missing',
    'company_mismatch',
    'customer_action_required',
    'sync_failing',
  ])
  .meta({ id: 'AttentionReason' })
export type AttentionReason = z.infer<typeof AttentionReason>

/**
 * The company that approved.
 *
 * @example
 * const company: Company = { name: 'Björks Salong AB', organisationNumber: '556677-8899' }
 */
export const Company = z
  .object({ name: z.string(), organisationNumber: z.string().nullable() })
  .meta({ id: 'Company' })
export type Company = z.infer<typeof Company>

const integrationShape = {
  id: z.uuid(),
  name: z.string(),
  venueId: z.string(),
  daysBack: z.int(),
  status: IntegrationStatus,
  attentionReason: AttentionReason.nullable(),
  /** When the first of the fetches that failed in a row failed; null after one that succeeded. */
  failingSince: Instant.nullable(),
  /** The name of whoever paused it, where that is known. */
  pausedBy: z.string().nullable(),
  company: Company.nullable(),
  connectedAt: Instant.nullable(),
  /** Another company that approved meanwhile, and waits for `decideCompany`. */
  heldCompany: Company.extend({ heldAt: Instant }).meta({ id: 'HeldCompany' }).nullable(),
  consentLink: ConsentLink.nullable(),
  lastSync: Sync.nullable(),
  /** How many invoices inside the window are stored. */
  invoicesInWindow: z.int(),
  /** Of these, how many are no longer in the app but so many at once that they are kept; see `requestSync`. */
  missingHeld: z.int(),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
}

/**
 * An integration; `app` tells which of its settings exist. `consentLink` is the newest link. `daysBack` is
 * in days; `version` counts the changes, and a change names the one it is based on.
 *
 * @example
 * const integration: Integration = await client.call(getIntegration, { params: { id } })
 * if (integration.app === 'fortnox') console.log(integration.costCenter)
 */
export const Integration = z
  .discriminatedUnion('app', [
    z.object({ app: z.literal('visma'), ...integrationShape }),
    z.object({
      app: z.literal('fortnox'),
      ...integrationShape,
      costCenter: z.string().nullable(),
      invoiceSelection: InvoiceSelection,
      serviceAccount: z.boolean(),
    }),
  ])
  .meta({ id: 'Integration' })
export type Integration = z.infer<typeof Integration>

const inputs = {
  visma: z.strictObject({ app: z.literal('visma'), ...shapeOf(apps.visma.fields) }),
  fortnox: z.strictObject({ app: z.literal('fortnox'), ...shapeOf(apps.fortnox.fields) }),
} satisfies Record<App, z.ZodType>

/**
 * A new integration. A field of another app is an error that names the field. `daysBack` is 1–365 days.
 *
 * @example
 * const input: CreateIntegrationInput = { app: 'visma', name: 'Salong Björk', venueId: 'salong-bjork', daysBack: 7 }
 */
export const CreateIntegrationInput = z
  .discriminatedUnion('app', [inputs.visma, inputs.fortnox])
  .meta({ id: 'CreateIntegrationInput' })
export type CreateIntegrationInput = z.input<typeof CreateIntegrationInput>

/**
 * The input schema of one app, for a form that already knows its app.
 *
 * @example
 * const { success } = createIntegrationInputs.fortnox.safeParse({ app: 'fortnox', name: 'Frisör' })
 */
export const createIntegrationInputs = inputs

const fortnoxFields = apps.fortnox.fields

/**
 * A change of some settings, or of `paused`. `version` is the one that was read: a `version_conflict` says
 * that somebody was faster. Settings of another app than the integration's are refused by name.
 *
 * @example
 * const input: UpdateIntegrationInput = { version: 3, paused: true }
 */
export const UpdateIntegrationInput = z
  .strictObject({
    version: z.int32().min(1),
    name: fortnoxFields.name.schema.optional(),
    venueId: fortnoxFields.venueId.schema.optional(),
    daysBack: fortnoxFields.daysBack.schema.optional(),
    costCenter: fortnoxFields.costCenter.schema.removeDefault().optional(),
    invoiceSelection: InvoiceSelection.optional(),
    serviceAccount: z.boolean().optional(),
    paused: z.boolean().optional(),
  })
  .meta({ id: 'UpdateIntegrationInput' })
export type UpdateIntegrationInput = z.input<typeof UpdateIntegrationInput>

/**
 * `accept` puts the held company in the place of the former one, whose invoices are erased. `heldAt` is
 * that of the company that was read: about one that came meanwhile nobody has decided.
 *
 * @example
 * const input: DecideCompanyInput = { accept: false, heldAt: '2026-11-24T12:30:00.000Z' }
 */
export const DecideCompanyInput = z.strictObject({ accept: z.boolean(), heldAt: Instant })
export type DecideCompanyInput = z.input<typeof DecideCompanyInput>

/**
 * How many integrations there are in each status. `total` is the sum of `pending`, `connected`, `attention`
 * and `paused`.
 *
 * @example
 * const counts: IntegrationCounts = await client.call(countIntegrations)
 */
export const IntegrationCounts = z
  .object({
    total: z.int(),
    pending: z.int(),
    connected: z.int(),
    attention: z.int(),
    paused: z.int(),
  })
  .meta({ id: 'IntegrationCounts' })
export type IntegrationCounts = z.infer<typeof IntegrationCounts>
