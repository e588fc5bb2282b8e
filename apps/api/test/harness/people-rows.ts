import { randomBytes } from 'node:crypto'
import {
  beginSecondFactor,
  createInvitation,
  createPasswordReset,
  type endpoints,
  getSession,
  logIn,
  type Role,
} from '@collector/contracts'
import type { Row } from './battery.ts'
import { badPages, type World } from './battery-world.ts'
import { createColleague, createVisitor, type Person, password } from './people.ts'
import { createAuthenticator, enableSecondFactor } from './second-factor.ts'

const newPassword = 'nine purple bicycles at noon'
const minuteMs = 60_000

/** How the endpoints about accounts and people go through the battery. */
export function peopleRows(world: () => Pick<World, 'product' | 'admin'>) {
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

  async function invited(role: Role = 'viewer') {
    const email = `new-${randomBytes(4).toString('hex')}@venue.example`
    const { url, invitation } = await world().admin.call(createInvitation, { body: { email, role } })
    return { email, id: invitation.id, token: new URL(url).hash.slice(1) }
  }

  const hasFactor = async (userId: string) =>
    (await db().secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) === 1
  const openSessions = (userId: string) => db().session.count({ where: { userId, endedAt: null } })

  return {
    getAccount: { succeed: async () => ({}) },
    updateAccount: {
      succeed: async () => {
        const by = await colleague()
        const where = { id: await idOf(by), name: 'Kim Ek' }
        return {
          by,
          json: { name: ' Kim Ek ' },
          isTrue: async () => (await db().user.count({ where })) === 1,
        }
      },
      invalid: [[{ json: { name: ' ', role: 'administrator', email: 'x@y.se' } }, ['name', 'role', 'email']]],
    },
    changePassword: {
      succeed: async () => {
        const by = await colleague()
        const { email, id } = (await by.call(getSession)).user
        await createVisitor(world().product).call(logIn, { body: { email, password } })
        const isTrue = async () => (await openSessions(id)) === 1
        return { by, json: { password: newPassword }, isTrue }
      },
      invalid: [
        [{ json: { password: 'short', current: 'x' } }, ['password', 'current']],
        [{ json: { password: 'qwertyuiop' } }, ['password']],
      ],
      conflicts: async () => [
        [{ by: await stale(), json: { password: newPassword } }, 'reauthentication_required'],
      ],
    },
    beginSecondFactor: {
      succeed: async () => {
        const by = await colleague()
        const id = await idOf(by)
        return { by, isTrue: async () => !(await hasFactor(id)) }
      },
      conflicts: async () => [
        [{ by: await stale() }, 'reauthentication_required'],
        [{ by: (await withSecondFactor()).person }, 'second_factor_active'],
      ],
    },
    confirmSecondFactor: {
      succeed: async () => {
        const by = await colleague()
        const { key } = await by.call(beginSecondFactor)
        const id = await idOf(by)
        const json = { code: createAuthenticator(world().product, key).code() }
        return { by, json, isTrue: () => hasFactor(id) }
      },
      invalid: [[{ json: { code: '12345', secret: 'x' } }, ['code', 'secret']]],
      conflicts: async () => {
        const json = { code: '000 000' }
        const offered = await colleague()
        await offered.call(beginSecondFactor)
        return [
          [{ json, by: await stale() }, 'reauthentication_required'],
          [{ json, by: await colleague() }, 'second_factor_inactive'],
          [{ json, by: (await withSecondFactor()).person }, 'second_factor_active'],
          [{ json, by: offered }, 'wrong_code'],
        ]
      },
    },
    removeSecondFactor: {
      succeed: async () => {
        const { person: by, id } = await withSecondFactor()
        return { by, isTrue: async () => !(await hasFactor(id)) }
      },
      conflicts: async () => [
        [{ by: await stale() }, 'reauthentication_required'],
        [{ by: await colleague() }, 'second_factor_inactive'],
      ],
    },
    renewRecoveryCodes: {
      succeed: async () => {
        const { person: by, id } = await withSecondFactor()
        const before = await db().recoveryCode.findMany({ where: { userId: id } })
        const isTrue = async () => {
          const after = await db().recoveryCode.findMany({ where: { userId: id } })
          return after.length === 10 && after[0]?.codeHash.toString() !== before[0]?.codeHash.toString()
        }
        return { by, isTrue }
      },
      conflicts: async () => [
        [{ by: await stale() }, 'reauthentication_required'],
        [{ by: await colleague() }, 'second_factor_inactive'],
      ],
    },
    listSessions: { succeed: async () => ({}) },
    endSession: {
      succeed: async () => {
        const by = await colleague()
        const userId = await idOf(by)
        const { id } = await db().session.findFirstOrThrow({ where: { userId } })
        return { by, id, isTrue: async () => (await openSessions(userId)) === 0 }
      },
    },
    endOtherSessions: {
      succeed: async () => {
        const by = await colleague()
        const { email, id } = (await by.call(getSession)).user
        await createVisitor(world().product).call(logIn, { body: { email, password } })
        return { by, isTrue: async () => (await openSessions(id)) === 1 }
      },
    },
    reauthenticate: {
      succeed: async () => {
        const { person: by, id, authenticator } = await withSecondFactor()
        const json = { password, code: authenticator.freshCode() }
        const former = await db().session.findFirstOrThrow({ where: { userId: id } })
        const isTrue = async () => {
          const now = await db().session.findUniqueOrThrow({ where: { id: former.id } })
          return now.tokenHash.toString() !== former.tokenHash.toString()
        }
        return { by, json, isTrue }
      },
      invalid: [[{ json: { code: '', email: 'x' } }, ['code', 'password', 'email']]],
      conflicts: async () => {
        const { person: by } = await withSecondFactor()
        return [
          [{ by, json: { password: 'wrong' } }, 'wrong_credentials'],
          [{ by, json: { password } }, 'second_factor_required'],
          [{ by, json: { password, code: '000000' } }, 'wrong_code'],
        ]
      },
    },
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
    resetPassword: {
      succeed: async () => {
        const id = await idOf(await colleague())
        const { url } = await world().admin.call(createPasswordReset, { params: { id }, body: {} })
        const json = { token: new URL(url).hash.slice(1), password: newPassword }
        const isTrue = async () => (await openSessions(id)) === 0
        return { by: createVisitor(world().product), json, isTrue }
      },
      invalid: [[{ json: { token: 't', password: 'short', email: 'x' } }, ['password', 'email']]],
      conflicts: async () => [[{ json: { token: 'x'.repeat(43), password: newPassword } }, 'link_not_valid']],
    },
    requestPasswordReset: {
      succeed: async () => {
        const by = createVisitor(world().product)
        const json = { email: 'Anna@Venue.example', language: 'en' }
        return {
          by,
          json,
          isTrue: async () =>
            (await db().passwordReset.count({ where: { user: { email: 'anna@venue.example' } } })) === 0,
        }
      },
      invalid: [[{ json: { email: 'anna', language: 'fi' } }, ['email', 'language']]],
    },
    getSignInOptions: { succeed: async () => ({ by: createVisitor(world().product) }) },
    listAuditEvents: { succeed: async () => ({ query: '?limit=3' }), invalid: badPages },
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
