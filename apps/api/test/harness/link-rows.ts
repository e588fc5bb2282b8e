import type { endpoints } from '@collector/contracts'
import type { Row } from './battery.ts'
import { badPages, badSelections, inWorld, missing, type World } from './battery-world.ts'
import { createVismaIntegration } from './people.ts'

/** A mail with a consent link. */
export const letter = { to: 'eva@salong.example', language: 'sv', greeting: 'Hej Eva!' }

/** How the endpoints about consent links go through the battery. */
export function linkRows(world: () => World) {
  const { db, count, fresh, paused } = inWorld(world)

  return {
    createConsentLinks: {
      succeed: async () => {
        const { id } = await createVismaIntegration(world().admin)
        return {
          json: { ids: [id] },
          isTrue: async () => (await count.consentLink({ integrationId: id })) === 2,
        }
      },
      invalid: badSelections,
    },
    createConsentLink: {
      succeed: async () => {
        const id = await fresh()
        return {
          id,
          json: { validDays: 30 },
          isTrue: async () => (await count.consentLink({ integrationId: id, revokedAt: null })) === 1,
        }
      },
      invalid: [
        [{ json: { validDays: 0 } }, ['validDays']],
        [{ json: { validDays: 31 } }, ['validDays']],
        [{ json: { validDays: '7', url: 'x' } }, ['validDays', 'url']],
      ],
      conflicts: async () => [[{ id: await paused(), json: {} }, 'integration_paused']],
    },
    recordLinkCopy: {
      succeed: async () => {
        const id = await fresh()
        const copied = { integrationId: id, type: 'consent_link.copied' }
        return {
          id,
          json: { what: 'message' },
          isTrue: async () => (await db().event.count({ where: copied })) === 1,
        }
      },
      invalid: [[{ json: { what: 'qr', linkId: missing } }, ['what', 'linkId']]],
    },
    listConsentLinks: { succeed: async () => ({ id: await fresh(), query: '?limit=5' }), invalid: badPages },
    sendConsentLink: {
      succeed: async () => {
        const id = await fresh()
        return {
          id,
          json: { ...letter, to: ' Eva@Salong.example ' },
          isTrue: async () =>
            (await db().mail.count({
              where: { integrationId: id, recipient: 'eva@salong.example', language: 'sv', status: 'queued' },
            })) === 1,
        }
      },
      invalid: [
        [{ json: {} }, ['to', 'language', 'greeting']],
        [{ json: { to: 'eva', language: 'de', greeting: ' ' } }, ['to', 'language', 'greeting']],
        [
          { json: { ...letter, greeting: 'x'.repeat(1001), url: 'https://evil.example' } },
          ['greeting', 'url'],
        ],
        [{ json: { ...letter, to: ['a@b.example', 'c@d.example'] } }, ['to']],
      ],
      conflicts: async () => [[{ id: world().connected.id, json: letter }, 'consent_link_not_active']],
    },
    revokeConsentLink: {
      succeed: async () => {
        const id = await fresh()
        return {
          id,
          isTrue: async () =>
            (await count.consentLink({ integrationId: id, revokedAt: { not: null } })) === 1,
        }
      },
      conflicts: async () => [[{ id: world().connected.id }, 'consent_link_not_active']],
    },
  } satisfies Partial<Record<keyof typeof endpoints, Row>>
}
