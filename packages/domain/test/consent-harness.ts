import { randomBytes } from 'node:crypto'
import type { App } from '@collector/contracts'
import { createFortnoxProvider, type Provider } from '@collector/providers'
import { createFortnoxSimulator } from '@collector/simulators'
import {
  REDIRECT_URI as FORTNOX_URI,
  consent as fortnoxConsent,
} from '../../simulators/test/fortnox-agent.ts'
import { REDIRECT_URI as VISMA_URI, consent as vismaConsent } from '../../simulators/test/user-agent.ts'
import { completeConsent } from '../src/consents/complete-consent.ts'
import { referenceOf, sealAttempt } from '../src/consents/consent-attempt.ts'
import { insertConsentLink } from '../src/consents/create-consent-link.ts'
import { getConsentResult } from '../src/consents/get-consent-result.ts'
import type { Context } from '../src/context.ts'
import { createGrantHarness } from './grant-harness.ts'

/** Owners who approve at real simulators of both apps, up to the moment they come back. */
export async function createConsentHarness() {
  const harness = await createGrantHarness()
  const { db, visma } = harness
  const fortnox = await createFortnoxSimulator({ now: harness.ctx.now })
  const [client] = fortnox.clients
  if (!client) throw new Error('the simulator has no client')
  await visma.registerRedirectUri(harness.client.clientId, VISMA_URI)
  await fortnox.registerRedirectUri(client.clientId, FORTNOX_URI)
  const urls = { oauthUrl: fortnox.oauthUrl, apiUrl: fortnox.apiUrl }
  const fortnoxProvider = createFortnoxProvider({ ...client, ...urls }, harness.ctx.now)
  const ctx: Context = {
    ...harness.ctx,
    providers: { ...harness.ctx.providers, fortnox: fortnoxProvider },
  }
  const walks = {
    visma: { redirectUri: VISMA_URI, walk: (url: URL) => vismaConsent(visma, { url }) },
    fortnox: { redirectUri: FORTNOX_URI, walk: (url: URL) => fortnoxConsent(fortnox, { url }) },
  }

  return {
    ...harness,
    ctx,
    fortnox,
    fortnoxProvider,
    createIntegration: async (app: App): Promise<string> => {
      const name = { name: 'Salong', venueId: 'salong' }
      const { id } = await db.prisma.integration.create({
        data: { app, ...name, daysBack: 30, serviceAccount: app === 'fortnox' },
      })
      return id
    },
    /** The owner approves; returns what the result page says. `caller` is the process that the redirect reaches. */
    consent: async (app: App, integrationId: string, caller: Context = ctx) => {
      const { redirectUri, walk } = walks[app]
      const serviceAccount = app === 'fortnox'
      const provider = ctx.providers[app] as Provider
      const link = await db.prisma.$transaction(tx =>
        insertConsentLink(ctx, tx, { integrationId, validDays: 1 }),
      )
      const state = randomBytes(32).toString('base64url')
      const codeVerifier = randomBytes(32).toString('base64url')
      const url = await provider.authorizationUrl({ redirectUri, state, codeVerifier, serviceAccount })
      const { searchParams: parameters } = await walk(url)
      const expiresAt = ctx.now().getTime() + 600_000
      const sealed = sealAttempt(ctx.vault, {
        app,
        linkId: link.id,
        integrationId,
        state,
        codeVerifier,
        serviceAccount,
        expiresAt,
        purpose: 'connect',
      })
      const sealedAttemptOf = (reference: string) => (reference === referenceOf(state) ? sealed : undefined)
      await completeConsent({
        ctx: caller,
        input: { app, state, parameters, redirectUri, sealedAttemptOf },
      })
      const reference = referenceOf(state)
      const { outcome } = await getConsentResult({ ctx, input: { reference, sealedAttempt: sealed } })
      return outcome
    },
    revokeQueued: () => harness.revokeQueued(ctx),
    close: async () => {
      await fortnox.close()
      await harness.close()
    },
  }
}
