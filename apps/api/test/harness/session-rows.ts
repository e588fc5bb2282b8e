import type { endpoints } from '@collector/contracts'
import type { Row } from './battery.ts'
import { inWorld, type World } from './battery-world.ts'
import { createColleague, createVisitor, password } from './people.ts'

const credentials = { email: 'anna@venue.example', password }

/** How setting up, logging in and out, and what does not belong to an integration go through the battery. */
export function sessionRows(world: () => World) {
  const { count } = inWorld(world)

  return {
    setUp: {
      succeed: async () => {
        throw new Error('see set-up.test.ts: a product can be set up once')
      },
      invalid: [
        [{ json: {} }, ['token', 'name', 'email', 'password']],
        [
          { json: { token: 't', name: 'N', email: 'no', password: 'short', role: 'x' } },
          ['email', 'password', 'role'],
        ],
      ],
      conflicts: async () => [
        [{ json: { ...credentials, token: 'x'.repeat(43), name: 'Eve' } }, 'already_set_up'],
      ],
    },
    logIn: {
      succeed: async () => ({
        json: credentials,
        by: createVisitor(world().product),
        isTrue: async () => (await count.session({ endedAt: null })) > 1,
      }),
      invalid: [
        [{ json: {} }, ['email', 'password']],
        [{ json: { email: 'anna', password: '' } }, ['email', 'password']],
        [{ json: { ...credentials, remember: true } }, ['remember']],
      ],
      conflicts: async () => [[{ json: { ...credentials, password: 'wrong' } }, 'wrong_credentials']],
    },
    getSession: { succeed: async () => ({}) },
    logOut: {
      succeed: async () => {
        const by = await createColleague(world().product, 'viewer')
        const open = await count.session({ endedAt: null })
        return { by, isTrue: async () => (await count.session({ endedAt: null })) === open - 1 }
      },
    },
    getMailSettings: { succeed: async () => ({}) },
    listApps: { succeed: async () => ({}) },
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
