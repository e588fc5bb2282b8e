import { createConsentLink, type endpoints } from '@collector/contracts'
import type { Row } from './battery.ts'
import { badPages, badSelections, inWorld, missing, type World } from './battery-world.ts'
import { createColleague, createVismaIntegration, giveConsent } from './people.ts'

const visma = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
const fortnox = { app: 'fortnox', name: 'Frisör', venueId: 'frisor', daysBack: 30 }

/** How the endpoints about integrations and who follows them go through the battery. */
export function integrationRows(world: () => World) {
  const { db, count, fresh, connectedId } = inWorld(world)

  /** An integration for which another company than before has approved. */
  async function held(): Promise<string> {
    const id = await connectedId()
    const { admin, product, connected } = world()
    const consentLink = await admin.call(createConsentLink, { params: { id }, body: {} })
    const other = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
    await giveConsent(product, { ...connected, consentLink }, other)
    return id
  }

  async function heldAtOf(id: string): Promise<string> {
    const held = await db().heldConnection.findUniqueOrThrow({ where: { integrationId: id } })
    return held.heldAt.toISOString()
  }

  return {
    listIntegrations: {
      succeed: async () => ({ query: '?limit=2&search=ba&status=pending&sort=name&order=desc' }),
      invalid: [
        ...badPages,
        [
          { query: '?search=%20&app=spiris&status=on&venueId=a%20b&sort=id&order=up' },
          ['app', 'order', 'search', 'sort', 'status', 'venueId'],
        ],
        [{ query: `?search=${'x'.repeat(101)}&status=paused&status=pending` }, ['search', 'status']],
      ],
    },
    countIntegrations: {
      succeed: async () => ({ query: '?app=visma' }),
      invalid: [[{ query: '?app=spiris&status=paused' }, ['app', 'status']]],
    },
    exportIntegrations: {
      succeed: async () => ({ query: '?search=salong&language=sv' }),
      invalid: [[{ query: '?language=no&cursor=x&sort=id' }, ['cursor', 'language', 'sort']]],
    },
    pauseIntegrations: {
      succeed: async () => {
        const { id } = await createVismaIntegration(world().admin)
        const isTrue = async () => (await count.integration({ id, status: 'paused' })) === 1
        return { json: { ids: [id] }, isTrue }
      },
      invalid: badSelections,
    },
    resumeIntegrations: {
      succeed: async () => ({ json: { ids: [world().connected.id] } }),
      invalid: badSelections,
    },
    createIntegration: {
      succeed: async () => ({
        json: { ...fortnox, name: 'Battery', costCenter: 'AVD1' },
        isTrue: async () =>
          (await count.integration({ name: 'Battery', costCenter: 'AVD1', app: 'fortnox' })) === 1,
      }),
      invalid: [
        [{ json: {} }, ['app']],
        [{ json: { app: 'spiris' } }, ['app']],
        [{ json: { app: 'visma' } }, ['name', 'venueId', 'daysBack']],
        [{ json: { ...visma, name: ' ', venueId: 'å b', daysBack: 366 } }, ['name', 'venueId', 'daysBack']],
        [{ json: { ...visma, daysBack: 0 } }, ['daysBack']],
        [{ json: { ...visma, daysBack: 7.5 } }, ['daysBack']],
        [{ json: { ...visma, costCenter: '1' } }, ['costCenter']],
        [{ json: { ...visma, costCenter: null, serviceAccount: true } }, ['costCenter', 'serviceAccount']],
        [
          { json: { ...fortnox, invoiceSelection: 'some', serviceAccount: 'yes' } },
          ['invoiceSelection', 'serviceAccount'],
        ],
        [{ json: [] }, ['body']],
      ],
    },
    getIntegration: { succeed: async () => ({ id: world().connected.id }) },
    updateIntegration: {
      succeed: async () => {
        const id = await fresh()
        return {
          id,
          json: { version: 1, name: 'Renamed' },
          isTrue: async () => (await count.integration({ id, name: 'Renamed', version: 2 })) === 1,
        }
      },
      invalid: [
        [{ json: {} }, ['version']],
        [{ json: { version: 2_147_483_648 } }, ['version']],
        [{ json: { version: 1, app: 'fortnox', status: 'connected' } }, ['app', 'status']],
        [{ json: { version: 1, paused: 'yes', daysBack: null } }, ['daysBack', 'paused']],
      ],
      conflicts: async () => [
        [{ id: world().connected.id, json: { version: 99, name: 'x' } }, 'version_conflict'],
        [{ id: world().connected.id, json: { version: 1, costCenter: 'x' } }, 'validation_failed'],
      ],
    },
    deleteIntegration: {
      succeed: async () => {
        const id = await fresh()
        return { id, isTrue: async () => (await count.integration({ id, deletedAt: { not: null } })) === 1 }
      },
    },
    decideCompany: {
      succeed: async () => {
        const id = await held()
        return {
          id,
          json: { accept: false, heldAt: await heldAtOf(id) },
          isTrue: async () => (await db().heldConnection.count()) === 0,
        }
      },
      invalid: [
        [{ json: {} }, ['accept', 'heldAt']],
        [{ json: { accept: 'yes', heldAt: 'now', company: 'x' } }, ['accept', 'heldAt', 'company']],
      ],
      conflicts: async () => {
        const json = { accept: true, heldAt: new Date(0).toISOString() }
        return [
          [{ id: world().connected.id, json }, 'no_company_held'],
          [{ id: await held(), json }, 'no_company_held'],
        ]
      },
    },
    disconnectIntegration: {
      succeed: async () => {
        const id = await connectedId()
        return {
          id,
          isTrue: async () => (await count.integration({ id, status: 'pending', connection: null })) === 1,
        }
      },
      conflicts: async () => [[{ id: await fresh() }, 'not_connected']],
    },
    listFollowers: { succeed: async () => ({ id: world().connected.id }) },
    followIntegration: {
      succeed: async () => {
        const by = await createColleague(world().product, 'viewer')
        const follows = { integrationId: world().connected.id, language: 'en' as const }
        return {
          id: world().connected.id,
          by,
          json: { language: 'en' },
          isTrue: async () => (await db().follower.count({ where: follows })) === 1,
        }
      },
      invalid: [
        [{ json: {} }, ['language']],
        [{ json: { language: 'de', userId: missing } }, ['language', 'userId']],
      ],
    },
    unfollowIntegration: {
      succeed: async () => {
        const id = await fresh()
        return {
          id,
          isTrue: async () => (await db().follower.count({ where: { integrationId: id } })) === 0,
        }
      },
    },
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
