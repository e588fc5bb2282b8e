import { z } from 'zod'
import { type App, apps, InvoiceSelection, shapeOf } from './apps.ts'
import { ConsentLink } from './consent-links.ts'
import { Sync } from './syncs.ts'
import { Instant } from './text.ts'

/**
 * The life of an integration: `pending` waits for consent, `connected` works, `attention` needs somebody
 * (see `AttentionReason`), `paused` was stopped by an administrator.
 */
export const IntegrationStatus = z
  .enum(['pending', 'connected', 'attention', 'paused'])
  .meta({ id: 'IntegrationStatus' })
export type IntegrationStatus = z.infer<typeof IntegrationStatus>

/** Why an integration needs somebody. */
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

/** The company that approved. */
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
  company: Company.nullable(),
  connectedAt: Instant.nullable(),
  consentLink: ConsentLink.nullable(),
  lastSync: Sync.nullable(),
  /** How many invoices inside the window are stored. */
  invoicesInWindow: z.int(),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
}

/** An integration; `app` tells which of its settings exist. `consentLink` is the newest link. */
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

/** A new integration. A field of another app is an error that names the field. */
export const CreateIntegrationInput = z
  .discriminatedUnion('app', [inputs.visma, inputs.fortnox])
  .meta({ id: 'CreateIntegrationInput' })
export type CreateIntegrationInput = z.input<typeof CreateIntegrationInput>

/** The input schema of one app, for a form that already knows its app. */
export const createIntegrationInputs = inputs

const fortnoxFields = apps.fortnox.fields

/**
 * A change of some settings, or of `paused`. `version` is the one that was read: a `version_conflict` says
 * that somebody was faster. Settings of another app than the integration's are refused by name.
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

/** How many integrations there are in each status. */
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
