import { setTimeout as sleep } from 'node:timers/promises'
import { App } from '@collector/contracts'
import {
  type Context,
  completeConsent,
  type Dependencies,
  OwnerProblemError,
  purposeOf,
  referenceOf,
} from '@collector/domain'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addressOf } from '../http/address-of.ts'
import { attemptCookieOf, keepAttemptCookie } from './attempt-cookie.ts'
import { redirectUriOf } from './redirect-uri.ts'

/**
 * The parameters of RFC 6749 and RFC 9207, each at most once, and either a code or an error; what else the
 * provider sends is ignored.
 */
const Callback = z
  .object({
    state: z.string().length(43),
    code: z.string().min(1).max(2048).optional(),
    error: z.string().min(1).max(100).optional(),
    iss: z.string().max(500).optional(),
  })
  .refine(({ code, error }) => (code === undefined) !== (error === undefined))

/** Fortnox sends the owner of a locked account back without a word. */
const isBare = (query: unknown) =>
  ['state', 'code', 'error'].every(name => !Object.hasOwn(query as object, name))

/** A provider that takes longer is waited for on a page that says so and reloads. */
const patienceMs = 5_000

const given = (parameters: z.output<typeof Callback>) =>
  Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  )

/**
 * `GET /oauth/{app}/callback`: the provider sends the owner back. Ends in a page whose address holds no
 * secret.
 */
export async function callbackRoute(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  const url = '/oauth/:app/callback'
  app.get<{ Params: { app: string } }>(url, { exposeHeadRoute: false }, async (request, reply) => {
    const externalApp = App.safeParse(request.params.app)
    const query = Callback.safeParse(request.query)
    if (externalApp.success && isBare(request.query))
      throw new OwnerProblemError('no_answer', externalApp.data)
    if (!externalApp.success || !query.success) throw new OwnerProblemError('other_browser')
    const ctx: Context = { ...deps, actor: { kind: 'owner' }, address: addressOf(request) }
    const completed = completeConsent({
      ctx,
      input: {
        app: externalApp.data,
        state: query.data.state,
        parameters: new URLSearchParams(given(query.data)),
        redirectUri: redirectUriOf(deps.publicUrl)(externalApp.data),
        sealedAttemptOf: name => attemptCookieOf(request, name),
      },
    })
    const isDone = await Promise.race([completed.then(() => true), sleep(patienceMs, false, { ref: false })])
    if (!isDone)
      completed.catch(error => request.log.error({ err: error }, 'consent ended without an outcome'))
    const reference = referenceOf(query.data.state)
    keepAttemptCookie(request, reply, reference)
    const isManaging = purposeOf(deps, attemptCookieOf(request, reference), reference) === 'manage'
    const place = isManaging ? 'manage' : 'results'
    return reply.redirect(`/connect/${place}/${reference}`, 303)
  })
}
