import { randomBytes } from 'node:crypto'
import { createInvitation, type endpoints, getSession, type Role } from '@collector/contracts'
import type { Row } from './battery.ts'
import { badPages, inPeopleOf, type PeopleWorld } from './battery-world.ts'
import { createVisitor } from './people.ts'

const newPassword = 'nine purple bicycles at noon'

/** How the endpoints about people, their invitations and the audit log go through the battery. */
export function peopleRows(world: () => PeopleWorld) {
  const { db, colleague, idOf, stale, withSecondFactor, hasFactor, openSessions } = inPeopleOf(world)

  async function invited(role: Role = 'viewer') {
    const email = `new-${randomBytes(4).toString('hex')}@venue.example`
    const { url, invitation } = await world().admin.call(createInvitation, { body: { email, role } })
    return { email, id: invitation.id, token: new URL(url).hash.slice(1) }
  }

  return {
    listPeople: { succeed: async () => ({ query: '?limit=2' }), invalid: badPages },
    updatePerson: {
      succeed: async () => {
        const by = await colleague('administrator')
        const person = await colleague()
        const id = await idOf(person)
        const where = { id, role: 'onboarding', disabledAt: { not: null } } as const
        const isTrue = async () => (await db().user.count({ where })) === 1 && (await openSessions(id)) === 0
        return { by, id, json: { role: 'onboarding', disabled: true }, isTrue }
      },
      invalid: [[{ json: { role: 'owner', disabled: 1, email: 'x' } }, ['role', 'disabled', 'email']]],
      conflicts: async () => {
        const id = await idOf(await colleague())
        const by = await stale()
        return [[{ by, id, json: { role: 'administrator' } }, 'reauthentication_required']]
      },
    },
    endPersonSessions: {
      succeed: async () => {
        const id = await idOf(await colleague())
        return { id, isTrue: async () => (await openSessions(id)) === 0 }
      },
    },
    removePersonSecondFactor: {
      succeed: async () => {
        const { id } = await withSecondFactor()
        return { id, isTrue: async () => !(await hasFactor(id)) }
      },
      conflicts: async () => {
        const id = await idOf(await colleague())
        return [
          [{ id, by: await stale() }, 'reauthentication_required'],
          [{ id, by: await colleague('administrator') }, 'second_factor_inactive'],
        ]
      },
    },
    createPasswordReset: {
      succeed: async () => {
        const id = await idOf(await colleague())
        const where = { userId: id }
        return {
          id,
          json: { language: 'en' },
          isTrue: async () => (await db().passwordReset.count({ where })) === 1,
        }
      },
      invalid: [[{ json: { language: 'fi', email: 'x' } }, ['language', 'email']]],
      conflicts: async () => {
        const id = await idOf(await colleague())
        await db().user.update({ where: { id }, data: { disabledAt: new Date() } })
        return [
          [{ json: {}, id, by: await stale() }, 'reauthentication_required'],
          [{ json: {}, id, by: await colleague('administrator') }, 'person_disabled'],
        ]
      },
    },
    listInvitations: {
      succeed: async () => {
        await invited()
        return { query: '?limit=1' }
      },
      invalid: badPages,
    },
    createInvitation: {
      succeed: async () => ({
        json: { email: ' Ny@Venue.example ', role: 'onboarding' },
        isTrue: async () => (await db().invitation.count({ where: { email: 'ny@venue.example' } })) === 1,
      }),
      invalid: [[{ json: { email: 'ny', role: 'owner', name: 'x' } }, ['email', 'role', 'name']]],
      conflicts: async () => {
        const { email } = (await (await colleague()).call(getSession)).user
        return [
          [{ by: await stale(), json: { email: 'a@b.se', role: 'viewer' } }, 'reauthentication_required'],
          [{ json: { email, role: 'viewer' } }, 'person_exists'],
          [{ json: { email: (await invited()).email, role: 'viewer' } }, 'already_invited'],
        ]
      },
    },
    renewInvitation: {
      succeed: async () => {
        const { id } = await invited('administrator')
        const { tokenHash } = await db().invitation.findUniqueOrThrow({ where: { id } })
        const isTrue = async () => (await db().invitation.count({ where: { id, tokenHash } })) === 0
        return { id, json: {}, isTrue }
      },
      invalid: [[{ json: { language: 'fi', email: 'x' } }, ['language', 'email']]],
      conflicts: async () => [
        [
          { json: {}, id: (await invited('administrator')).id, by: await stale() },
          'reauthentication_required',
        ],
      ],
    },
    withdrawInvitation: {
      succeed: async () => {
        const { id } = await invited()
        return { id, isTrue: async () => (await db().invitation.count({ where: { id } })) === 0 }
      },
    },
    readInvitation: {
      succeed: async () => ({ by: createVisitor(world().product), json: { token: (await invited()).token } }),
      invalid: [[{ json: { token: '', id: 1 } }, ['token', 'id']]],
      conflicts: async () => [[{ json: { token: 'x'.repeat(43) } }, 'link_not_valid']],
    },
    acceptInvitation: {
      succeed: async () => {
        const { token, email } = await invited('onboarding')
        const where = { email, role: 'onboarding', name: 'Ny' } as const
        return {
          by: createVisitor(world().product),
          json: { token, name: 'Ny', password: newPassword },
          isTrue: async () => (await db().user.count({ where })) === 1,
        }
      },
      invalid: [[{ json: { token: 't', name: '', role: 'administrator' } }, ['name', 'password', 'role']]],
      conflicts: async () => {
        const { token, email } = await invited()
        await db().user.create({ data: { email, name: 'Before' } })
        const json = { name: 'Ny', password: newPassword }
        return [
          [{ json: { ...json, token: 'x'.repeat(43) } }, 'link_not_valid'],
          [{ json: { ...json, token } }, 'person_exists'],
        ]
      },
    },
    listAuditEvents: { succeed: async () => ({ query: '?limit=3' }), invalid: badPages },
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
