import { type Context, type Dependencies, disconnectAsOwner, getManagement } from '@collector/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressOf } from '../http/address-of.ts'
import { attemptCookieOf } from './attempt-cookie.ts'
import { sendManagePage } from './manage-page.ts'

type Params = { Params: { reference: string } }

/** The connection for the browser that has proven to be of its company, and its end. */
export async function manageRoutes(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  const handlingOf = (request: FastifyRequest<Params>) => {
    const { reference } = request.params
    const ctx: Context = { ...deps, actor: { kind: 'owner' }, address: addressOf(request) }
    return { ctx, input: { reference, sealedAttempt: attemptCookieOf(request, reference) } }
  }

  app.get<Params>('/connect/manage/:reference', async (request, reply) =>
    sendManagePage(app, request, reply, await getManagement(handlingOf(request))),
  )

  app.post<Params>('/connect/manage/:reference/disconnect', async (request, reply) => {
    await disconnectAsOwner(handlingOf(request))
    return reply.redirect(`/connect/manage/${request.params.reference}`, 303)
  })
}
