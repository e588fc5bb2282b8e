import { type App, ConsentFailure, type IntegrationStatus } from '@collector/contracts'
import { workingLimitMs } from '../consents/consent-attempt.ts'
import { OwnerProblemError } from '../consents/owner-problem.ts'
import type { Context } from '../context.ts'
import { isProven, openManagement } from './open-management.ts'

/** What the owner's page shows. */
export type Management = { reference: string; app: App } & (
  | { outcome: 'working' | 'ended' | ConsentFailure }
  | ({ outcome: 'verified' } & ManagedConnection)
)

export interface ManagedConnection {
  integrationName: string
  venueId: string
  status: IntegrationStatus
  company: { name: string; organisationNumber: string | null }
  connectedAt: Date
  /** When invoices were last read; null before the first time. */
  lastReadAt: Date | null
  invoices: number
  daysBack: number
  invoiceRetentionDays: number
}

/**
 * The state of a connection, for the browser that has proven to be of its company, and for 30 minutes.
 * @throws OwnerProblemError other_browser, attempt_expired, integration_deleted, nothing_connected
 */
export async function getManagement({
  ctx,
  input,
}: {
  ctx: Context
  input: { reference: string; sealedAttempt: string | undefined }
}): Promise<Management> {
  const { prisma } = ctx.db
  const { attempt, made } = await openManagement(ctx, prisma, input)
  const { app, integrationId } = attempt
  const shared = { reference: input.reference, app }
  if (made.outcome === null) {
    const isLate = ctx.now().getTime() - made.createdAt.getTime() > workingLimitMs
    return { ...shared, outcome: isLate ? 'interrupted' : 'working' }
  }
  if (made.outcome === 'ended') return { ...shared, outcome: 'ended' }
  if (made.outcome !== 'verified') return { ...shared, outcome: ConsentFailure.parse(made.outcome) }
  const integration = await prisma.integration.findUniqueOrThrow({
    where: { id: integrationId },
    include: { connection: true },
  })
  if (integration.deletedAt) throw new OwnerProblemError('integration_deleted', app)
  const { connection } = integration
  if (!isProven(made, connection)) throw new OwnerProblemError('nothing_connected', app)
  return {
    ...shared,
    outcome: 'verified',
    integrationName: integration.name,
    venueId: integration.venueId,
    status: integration.status,
    company: { name: connection.companyName, organisationNumber: connection.organisationNumber },
    connectedAt: connection.connectedAt,
    lastReadAt: connection.completeAsOf,
    invoices: await prisma.invoice.count({ where: { integrationId, missingSince: null } }),
    daysBack: integration.daysBack,
    invoiceRetentionDays: ctx.invoiceRetentionDays,
  }
}
