import { type Context, getIntegration, getSync, listEvents, syncInvoices } from '@collector/domain'
import type { Inside } from './plant.ts'
import { impatient, requestRun } from './runs.ts'

/** An administrator, who asks for fetches and looks at what became of them. */
export function administratorOf(inside: Inside) {
  const ctx: Context = {
    ...impatient(inside),
    actor: { kind: 'user', id: crypto.randomUUID(), name: 'Anna Berg', role: 'administrator' },
  }
  return {
    ctx,
    /** Fetches once; answers the run's id. */
    async run(id: string, changes: Partial<Context> = {}): Promise<string> {
      const syncId = await requestRun(inside, id)
      await syncInvoices({ ctx: { ...ctx, ...changes }, input: { syncId } })
      return syncId
    },
    /** All that is shown of an integration. */
    async look(id: string) {
      const input = { id, limit: 50 }
      const { status, attentionReason, lastSync } = await getIntegration({ ctx, input })
      const { items } = await listEvents({ ctx, input })
      const record = await getSync({ ctx, input: { id, syncId: lastSync?.id ?? '' } })
      const events = items.map(({ type, data }) => ({ type, ...data }))
      return { status, attentionReason, lastSync, record, events }
    },
  }
}
