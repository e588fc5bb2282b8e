import { apps, type Integration, type UpdateIntegrationInput } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { cancelActiveRun } from '../sync/cancel-sync.ts'
import { insertSync } from '../sync/request-sync.ts'
import type { Transaction } from '../transaction.ts'
import { findIntegration } from './find-integration.ts'
import { readIntegration } from './get-integration.ts'
import { lockIntegration } from './lock-integration.ts'
import { pauseOrResume, settlePause } from './pause.ts'

type StoredIntegration = Awaited<ReturnType<typeof findIntegration>>
type Settings = Omit<UpdateIntegrationInput, 'version' | 'paused'>

/**
 * Changes settings, pauses or resumes. Changed Days Back refetches at once; while paused the consent link waits.
 * @throws not_found, version_conflict, validation_failed naming a field of another app
 */
export async function updateIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: UpdateIntegrationInput & { id: string }
}): Promise<Integration> {
  authorize(ctx, 'integrations:manage')
  const { id, version, paused, ...settings } = input
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const before = await findIntegration(tx, id)
    refuseForeignFields(before, settings)
    const changes = changedSettings(before, settings)
    const pauseChange = paused !== undefined && paused !== (before.status === 'paused')
    const { count } = await tx.integration.updateMany({
      where: { id, version, deletedAt: null },
      data: {
        ...(settings as Prisma.IntegrationUpdateManyMutationInput),
        ...(pauseChange && pauseOrResume(ctx, before, paused)),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new DomainError('version_conflict')

    if (Object.keys(changes).length > 0) {
      await recordEvent(tx, ctx, { type: 'integration.updated', integrationId: id, data: { changes } })
    }
    if (pauseChange) await settlePause(ctx, tx, id, paused)
    if ('daysBack' in changes || 'costCenter' in changes || 'invoiceSelection' in changes)
      await refetch(ctx, tx, id)
    return readIntegration(ctx, tx, id)
  })
}

function refuseForeignFields(before: StoredIntegration, settings: Settings): void {
  const foreign = Object.keys(settings).filter(field => !(field in apps[before.app].fields))
  if (foreign.length === 0) return
  throw new DomainError('validation_failed', {
    errors: foreign.map(field => ({
      field,
      code: 'unknown_field',
      message: `Not a field of a ${apps[before.app].name} integration`,
    })),
  })
}

function changedSettings(before: StoredIntegration, settings: Settings): Prisma.InputJsonObject {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([field, to]) => before[field as keyof Settings] !== to)
      .map(([field, to]) => [field, { from: before[field as keyof Settings] ?? null, to }]),
  )
}

/** What was complete for the former settings is not for these: fetches the whole window, and right now. */
async function refetch(ctx: Context, tx: Transaction, integrationId: string): Promise<void> {
  await cancelActiveRun(ctx, tx, integrationId)
  await tx.connection.updateMany({
    where: { integrationId },
    data: { completeAsOf: null, wholeWindowAsOf: null },
  })
  await insertSync(ctx, tx, { integrationId, trigger: 'settings_change', acceptMissing: true })
}
