import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FortnoxAccount } from '../cast.ts'
import type { FortnoxState } from '../state.ts'
import type { Directory } from './directory.ts'

const COOKIE = 'fortnox_simulator_session'

export interface Sessions {
  account(request: FastifyRequest): FortnoxAccount | undefined
  signIn(reply: FastifyReply, account: FortnoxAccount): Promise<void>
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

/** Who is signed in, browser by browser. */
export function createSessions({
  state,
  directory,
}: {
  state: FortnoxState
  directory: Directory
}): Sessions {
  const { sessions } = state.data
  const idOf = (request: FastifyRequest) =>
    new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? ''

  return {
    account(request) {
      const session = sessions[idOf(request)]
      return session && directory.byEmail(session.accountId)
    },
    async signIn(reply, account) {
      const id = randomBytes(24).toString('base64url')
      sessions[id] = { accountId: account.email }
      reply.header('set-cookie', `${COOKIE}=${id}; Path=/oauth-v1; HttpOnly; SameSite=Lax`)
      await state.save()
    },
    async signOut(request, reply) {
      delete sessions[idOf(request)]
      reply.header('set-cookie', `${COOKIE}=; Path=/oauth-v1; Expires=Thu, 01 Jan 1970 00:00:00 GMT`)
      await state.save()
    },
  }
}
