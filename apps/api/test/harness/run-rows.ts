import { type endpoints, requestSync } from '@collector/contracts'
import type { Row } from './battery.ts'
import { badPages, inWorld, type World } from './battery-world.ts'

/** How the endpoints about fetches, invoices and the history go through the battery. */
export function runRows(world: () => World) {
  const { db, count, fresh, paused } = inWorld(world)

  async function activeSync(): Promise<string> {
    const { id: integrationId } = world().connected
    await db().sync.deleteMany({ where: { integrationId } })
    const { id } = await world().admin.call(requestSync, { params: { id: integrationId }, body: {} })
    return id
  }

  return {
    requestSync: {
      succeed: async () => {
        await db().sync.deleteMany({ where: { integrationId: world().connected.id } })
        return {
          id: world().connected.id,
          json: { acceptMissing: true },
          isTrue: async () =>
            (await count.sync({
              activeFor: world().connected.id,
              trigger: 'manual',
              acceptMissing: true,
            })) === 1,
        }
      },
      invalid: [[{ json: { acceptMissing: 1, trigger: 'schedule' } }, ['acceptMissing', 'trigger']]],
      conflicts: async () => {
        const both = await fresh()
        await db().integration.update({ where: { id: both }, data: { status: 'paused' } })
        return [
          [{ id: await fresh(), json: {} }, 'not_connected'],
          [{ id: both, json: {} }, 'integration_paused'],
          [{ id: world().connected.id, json: {} }, 'sync_already_running'],
        ]
      },
    },
    cancelSync: {
      succeed: async () => {
        await activeSync()
        return {
          id: world().connected.id,
          isTrue: async () => (await count.sync({ activeFor: world().connected.id })) === 0,
        }
      },
      conflicts: async () => [[{ id: await fresh() }, 'no_sync_running']],
    },
    previewSync: {
      succeed: async () => {
        const invoices = await db().invoice.count()
        return {
          id: world().connected.id,
          json: { daysBack: 90 },
          isTrue: async () => (await db().invoice.count()) === invoices,
        }
      },
      invalid: [
        [{ json: { daysBack: 0 } }, ['daysBack']],
        [{ json: { daysBack: '7', store: true } }, ['daysBack', 'store']],
      ],
      conflicts: async () => [
        [{ id: await fresh(), json: {} }, 'not_connected'],
        [{ id: await paused(), json: {} }, 'integration_paused'],
      ],
    },
    getSync: {
      succeed: async () => ({ id: world().connected.id, syncId: await activeSync() }),
    },
    listSyncs: {
      succeed: async () => ({ id: world().connected.id, query: '?limit=100' }),
      invalid: badPages,
    },
    listInvoices: {
      succeed: async () => ({
        id: world().connected.id,
        query: '?search=anna&from=2026-01-01&to=2999-12-31',
      }),
      invalid: [
        ...badPages,
        [{ query: '?search=%20&from=1.1.26&to=0000-01-01' }, ['search', 'from', 'to']],
        [{ query: `?search=${'x'.repeat(101)}&search=y` }, ['search']],
      ],
    },
    exportInvoices: {
      succeed: async () => {
        const exported = { type: 'invoices.exported', integrationId: world().connected.id }
        return {
          id: world().connected.id,
          json: { search: 'anna' },
          isTrue: async () => (await db().event.count({ where: exported })) === 1,
        }
      },
      invalid: [[{ json: { search: '', from: 7, limit: 1 } }, ['search', 'from', 'limit']]],
    },
    countInvoicesPerDay: { succeed: async () => ({ id: world().connected.id }) },
    listEvents: {
      succeed: async () => ({ id: world().connected.id, query: '?limit=1&topic=consent&until=2999-12-31' }),
      invalid: [
        ...badPages,
        [{ query: '?topic=all&until=0000-01-01' }, ['topic', 'until']],
        [{ query: '?until=2026-02-30&topic=consent&topic=fetches' }, ['topic', 'until']],
      ],
    },
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
