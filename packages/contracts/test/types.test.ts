import { expectTypeOf, test } from 'vitest'
import {
  type ApiProblem,
  type App,
  apps,
  type Client,
  type ClientProblemCode,
  type CommonProblem,
  type CreateIntegrationInput,
  createIntegration,
  type FieldErrorCode,
  getIntegration,
  type Integration,
  type IntegrationCounts,
  listIntegrations,
  type ProblemOf,
  requestSync,
} from '../src/index.ts'
import { pagesOf, queryOf } from '../src/queries.ts'

// Nothing here is run: `tsc` reads it, and an expected error that does not come is one.
declare const client: Client
const id = '01900000-0000-7000-8000-000000000000'

test('a wrong, missing or foreign field does not compile', () => {
  expectTypeOf(() => {
    const visma = { app: 'visma', name: 'x', venueId: 'x', daysBack: 7 } as const
    void client.call(createIntegration, { body: visma })
    // @ts-expect-error a cost center is not Visma's
    void client.call(createIntegration, { body: { ...visma, costCenter: 'A' } })
    // @ts-expect-error no venue
    void client.call(createIntegration, { body: { app: 'visma', name: 'x', daysBack: 7 } })
    // @ts-expect-error days are a number
    void client.call(createIntegration, { body: { app: 'visma', name: 'x', venueId: 'x', daysBack: '7' } })
    // @ts-expect-error no such app
    void client.call(createIntegration, { body: { app: 'bokio', name: 'x', venueId: 'x', daysBack: 7 } })
    // @ts-expect-error no id
    void client.call(getIntegration)
    // @ts-expect-error no such filter
    void client.call(listIntegrations, { query: { nobodyKnows: 'x' } })
    // @ts-expect-error no such field in the answer
    void client.call(getIntegration, { params: { id } }).then(({ days }) => days)
    void client.call(requestSync, { params: { id } })
    void client.call(listIntegrations)
  }).toBeFunction()
})

test('a forgotten error code does not compile', () => {
  type Codes = ProblemOf<typeof requestSync>['code']
  type Own = Exclude<Codes, CommonProblem | ClientProblemCode>
  expectTypeOf<Own>().toEqualTypeOf<'not_connected' | 'integration_paused' | 'sync_already_running'>()

  const explain = (code: Own): string => {
    switch (code) {
      case 'not_connected':
        return 'Ask the owner.'
      case 'integration_paused':
        return 'Resume it.'
      default:
        // @ts-expect-error sync_already_running was forgotten
        return code satisfies never
    }
  }
  expectTypeOf(explain).returns.toBeString()

  // @ts-expect-error a text for every code of a field error, and `required` is missing
  const texts: Record<FieldErrorCode, string> = { too_long: 'x' }
  expectTypeOf(texts).toBeObject()
})

test('a code of another endpoint does not compile', () => {
  const isConflict = (problem: ProblemOf<typeof createIntegration>) =>
    // @ts-expect-error creating never meets another version
    problem.code === 'version_conflict'
  expectTypeOf(isConflict).returns.toBeBoolean()
})

test('discriminating on app narrows to that app’s fields', () => {
  const settingOf = (each: Integration) => {
    // @ts-expect-error not before the app is known
    void each.costCenter
    switch (each.app) {
      case 'visma':
        expectTypeOf(each).not.toHaveProperty('serviceAccount')
        return apps.visma.fields.name
      case 'fortnox':
        expectTypeOf(each.serviceAccount).toBeBoolean()
        return apps.fortnox.fields.costCenter
    }
  }
  expectTypeOf(settingOf).toBeFunction()
  expectTypeOf<Extract<CreateIntegrationInput, { app: 'visma' }>>().not.toHaveProperty('costCenter')
})

test('a third app makes every exhaustive switch and every table complain', () => {
  type ThirdApp = App | 'bokio'
  type ThirdIntegration = Integration | { app: 'bokio'; accountId: string }
  const nameOf = (app: ThirdApp) => {
    switch (app) {
      case 'visma':
      case 'fortnox':
        return apps[app].name
      default:
        // @ts-expect-error bokio is not handled
        return app satisfies never
    }
  }
  const describe = (each: ThirdIntegration): string => {
    switch (each.app) {
      case 'visma':
        return each.venueId
      case 'fortnox':
        return each.costCenter ?? ''
      default:
        expectTypeOf(each.accountId).toBeString()
        // @ts-expect-error bokio is not handled
        return each satisfies never
    }
  }
  // @ts-expect-error bokio has no label
  const labels: Record<ThirdApp, string> = { visma: 'Visma', fortnox: 'Fortnox' }
  expectTypeOf([nameOf, describe, labels]).toBeArray()
})

test('results and problems keep their types through attempts and queries', () => {
  const answered = async () => {
    const attempt = await client.attempt(getIntegration, { params: { id } })
    if (attempt.ok) return attempt.result
    return attempt.problem
  }
  expectTypeOf(answered).returns.resolves.toEqualTypeOf<Integration | ProblemOf<typeof getIntegration>>()
  const counts = async () => client.call((await import('../src/index.ts')).countIntegrations)
  expectTypeOf(counts).returns.resolves.toEqualTypeOf<IntegrationCounts>()
  const query = () => queryOf(client, getIntegration, { params: { id } })
  expectTypeOf<
    Awaited<ReturnType<Extract<ReturnType<typeof query>['queryFn'], (...args: never) => unknown>>>
  >().toEqualTypeOf<Integration>()
  const pages = () => pagesOf(client, listIntegrations)
  expectTypeOf(pages).returns.toHaveProperty('initialPageParam')
  // @ts-expect-error creating is not a query
  const wrong = () => queryOf(client, createIntegration)
  expectTypeOf(wrong).toBeFunction()
  expectTypeOf<ProblemOf<typeof getIntegration>>().toExtend<ApiProblem>()
})
