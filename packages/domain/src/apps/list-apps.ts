import { App, type AppDescription, apps, type Field } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findOutages } from '../sync/provider-outage.ts'

/** The external apps with their fields, and whether this installation can connect them. */
export async function listApps({ ctx }: { ctx: Context }): Promise<{
  items: AppDescription[]
  invoiceRetentionDays: number
}> {
  authorize(ctx, 'integrations:read')
  const outages = await findOutages(ctx)
  return {
    invoiceRetentionDays: ctx.invoiceRetentionDays,
    items: App.options.map(app => ({
      app,
      name: apps[app].name,
      configured: ctx.providers[app] !== undefined,
      environment: ctx.simulatedApps.includes(app) ? 'simulated' : 'live',
      unavailableSince: outages.get(app)?.toISOString() ?? null,
      fields: Object.entries<Field>(apps[app].fields).map(([name, { schema: _, options, ...field }]) => ({
        name,
        ...field,
        ...(options && { options: [...options] }),
      })),
    })),
  }
}
