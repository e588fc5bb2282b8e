import {
  beginSecondFactor,
  createPasswordReset,
  type endpoints,
  getSession,
  logIn,
} from '@collector/contracts'
import type { Row } from './battery.ts'
import { inPeopleOf, type PeopleWorld } from './battery-world.ts'
import { createVisitor, password } from './people.ts'
import { createAuthenticator } from './second-factor.ts'

const newPassword = 'nine purple bicycles at noon'

/** How the endpoints about one's own account go through the battery, and those of who cannot get into it. */
export function accountRows(world: () => PeopleWorld) {
  const { db, colleague, idOf, stale, withSecondFactor, hasFactor, openSessions } = inPeopleOf(world)

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
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
