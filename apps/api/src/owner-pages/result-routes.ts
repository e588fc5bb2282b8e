import { type Context, type Dependencies, getConsentResult, undoConsent } from '@collector/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressOf } from '../http/address-of.ts'
import { attemptCookieOf } from './attempt-cookie.ts'
import { sendResultPage } from './result-page.ts'

type Params = { Params: { reference: string } }

/** The outcome of an attempt and its undo, for the browser that made it. */
export async function resultRoutes(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  const handlingOf = (request: FastifyRequest<Params>) => {
    const { reference } = request.params
    const ctx: Context = { ...deps, actor: { kind: 'owner' }, address: addressOf(request) }
    return { ctx, input: { reference, sealedAttempt: attemptCookieOf(request, reference) } }
  }

  app.get<Params>('/connect/results/:reference', async (request, reply) => {
    const result = await getConsentResult(handlingOf(request))
    return sendResultPage(app, request, reply, result)
  })

  app.post<Params>('/connect/results/:reference/undo', async (request, reply) => {
    await undoConsent(handlingOf(request))
    return reply.redirect(`/connect/results/${request.params.reference}`, 303)
  })
}
