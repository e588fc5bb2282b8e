import { getSession, type Integration, type Role } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import type { Call } from './battery.ts'
import { createColleague, createVismaIntegration, giveConsent, type Person } from './people.ts'
import type { Product } from './product.ts'
import { enableSecondFactor } from './second-factor.ts'

const minuteMs = 60_000

/** What the rows of the battery act on. */
export interface World {
  product: Product
  admin: Person
  connected: Integration
}

/** Without an integration. */
export type PeopleWorld = Pick<World, 'product' | 'admin'>

/** The id of nothing. */
export const missing = '01900000-0000-7000-8000-000000000000'

/** What no list takes. */
export const badPages: [Call, string[]][] = [
  [{ query: '?limit=0' }, ['limit']],
  [{ query: '?limit=101&cursor=%21' }, ['limit', 'cursor']],
  [{ query: '?limit=1&limit=2' }, ['limit']],
  [{ query: '?offset=1&page=2' }, ['offset', 'page']],
]

/** What no change of several integrations takes. */
export const badSelections: [Call, string[]][] = [
  [{ json: {} }, ['ids']],
  [{ json: { ids: [], all: true } }, ['all', 'ids']],
  [{ json: { ids: ['1', missing] } }, ['ids.0']],
  [{ json: { ids: Array.from({ length: 101 }, () => missing) } }, ['ids']],
]

/** The database of a world that may not be there yet, and integrations for a row alone. */
export function inWorld(world: () => World) {
  const db = () => world().product.db.prisma
  const fresh = async () => (await createVismaIntegration(world().admin)).id
  return {
    db,
    count: {
      integration: (where: Prisma.IntegrationWhereInput) => db().integration.count({ where }),
      session: (where: Prisma.SessionWhereInput) => db().session.count({ where }),
      consentLink: (where: Prisma.ConsentLinkWhereInput) => db().consentLink.count({ where }),
      sync: (where: Prisma.SyncWhereInput) => db().sync.count({ where }),
    },
    fresh,
    async paused(): Promise<string> {
      const id = await fresh()
      await world().admin.raw('PATCH', `/integrations/${id}`, { json: { version: 1, paused: true } })
      return id
    },
    async connectedId(): Promise<string> {
      const integration = await createVismaIntegration(world().admin)
      await giveConsent(world().product, integration)
      return integration.id
    },
  }
}

/** People for a row alone, and what is true of them. */
export function inPeopleOf(world: () => PeopleWorld) {
  const db = () => world().product.db.prisma
  const colleague = (role: Role = 'viewer') => createColleague(world().product, role)
  const idOf = async (person: Person) => (await person.call(getSession)).user.id

  /** An administrator whose last proof is a while ago. */
  async function stale(role: Role = 'administrator'): Promise<Person> {
    const person = await colleague(role)
    const at = new Date(world().product.clock.now().getTime() - 11 * minuteMs)
    await db().session.updateMany({ where: { userId: await idOf(person) }, data: { authenticatedAt: at } })
    return person
  }

  async function withSecondFactor() {
    const person = await colleague()
    return { person, id: await idOf(person), ...(await enableSecondFactor(world().product, person)) }
  }

  const hasFactor = async (userId: string) =>
    (await db().secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) === 1
  const openSessions = (userId: string) => db().session.count({ where: { userId, endedAt: null } })

  return { db, colleague, idOf, stale, withSecondFactor, hasFactor, openSessions }
}
