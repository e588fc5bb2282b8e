import type { Adapter, AdapterPayload } from 'oidc-provider'
import { SUPPORTED_SCOPES } from '../scopes.ts'
import type { VismaState } from '../state.ts'
import type { Grants } from './grants.ts'

/** Stands in for clients without a redirect URI: the library insists on one. */
const NO_REDIRECT_URI = 'https://unregistered.invalid/'
const KEEP_EXPIRED_MS = 24 * 3600 * 1000

/**
 * Keeps the library's records in the simulator's state. The library reads the machine's clock, so expiry is
 * kept by the simulator's clock and translated whenever a record is read.
 */
export function createAdapterFactory(options: {
  state: VismaState
  grants: Grants
  now: () => Date
}): (model: string) => Adapter {
  const { state, grants, now } = options
  const { data } = state

  return model => {
    if (model === 'Client') return clientAdapter(state)
    data.models[model] ??= {}
    const entries = data.models[model]

    const read = (id: string): AdapterPayload | undefined => {
      const entry = entries[id]
      if (!entry) return undefined
      const payload = structuredClone(entry.payload) as AdapterPayload
      if (entry.expiresAtMs !== null) payload.exp = translated(entry.expiresAtMs, now())
      return payload
    }

    return {
      async upsert(id, payload, expiresIn) {
        const nowMs = now().getTime()
        for (const [other, { expiresAtMs }] of Object.entries(entries)) {
          if (expiresAtMs !== null && expiresAtMs + KEEP_EXPIRED_MS < nowMs) delete entries[other]
        }
        const expiresAtMs = expiresIn === undefined ? null : nowMs + expiresIn * 1000
        entries[id] = { payload: structuredClone(payload) as Record<string, unknown>, expiresAtMs }
        await state.save()
      },
      find: async id => read(id),
      async findByUid(uid) {
        const id = Object.keys(entries).find(key => entries[key]?.payload.uid === uid)
        return id === undefined ? undefined : read(id)
      },
      findByUserCode: async () => undefined,
      async consume(id) {
        const entry = entries[id]
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000)
        await state.save()
      },
      async destroy(id) {
        delete entries[id]
        if (model === 'Grant') grants.markRevoked(id)
        await state.save()
      },
      async revokeByGrantId(grantId) {
        for (const [id, entry] of Object.entries(entries)) {
          if (entry.payload.grantId === grantId) delete entries[id]
        }
        await state.save()
      },
    }
  }
}

/** An expiry by the simulator's clock, as the same distance from the machine's. */
function translated(expiresAtMs: number, now: Date): number {
  return Math.floor((Date.now() + expiresAtMs - now.getTime()) / 1000)
}

function clientAdapter(state: VismaState): Adapter {
  const readOnly = async () => {
    throw new Error('Clients of the simulator are registered by its owner')
  }
  return {
    async find(clientId) {
      const client = state.data.clients.find(other => other.clientId === clientId)
      if (!client) return undefined
      return {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: client.redirectUris.length > 0 ? [...client.redirectUris] : [NO_REDIRECT_URI],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        scope: SUPPORTED_SCOPES.join(' '),
      }
    },
    upsert: readOnly,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    consume: readOnly,
    destroy: readOnly,
    revokeByGrantId: readOnly,
  }
}
