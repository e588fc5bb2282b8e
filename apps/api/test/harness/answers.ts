import type { OutgoingHttpHeaders } from 'node:http'
import { type Problem, Problem as ProblemSchema } from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { Seen } from './browser.ts'
import type { Product } from './product.ts'

/** What the server sent, whoever asked. */
export interface SentAnswer {
  method: string
  url: string
  status: number
  headers: Record<string, string | string[]>
}

/** Collects the head of every answer that a process sends from now on. */
export function watchAnswers(app: FastifyInstance): SentAnswer[] {
  const answers: SentAnswer[] = []
  app.server.prependListener('request', (request, response) => {
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      const given = rest.find(part => typeof part === 'object') as OutgoingHttpHeaders | undefined
      const all = Object.entries({ ...response.getHeaders(), ...given })
      const headers = Object.fromEntries(
        all.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value : String(value)]),
      )
      answers.push({ method: request.method ?? '', url: request.url ?? '', status, headers })
      return writeHead(status, ...rest)
    }) as typeof response.writeHead
  })
  return answers
}

/**
 * Everything our own tables hold except the counters of the rate limits; equal texts mean that nothing was
 * written.
 */
export async function snapshot({ db }: Pick<Product, 'db'>): Promise<string> {
  const dump = await rawDump(db)
  return dump
    .split('\n')
    .filter(line => !line.startsWith('pgboss.') && !line.startsWith('public.rate_limits'))
    .join('\n')
}

/** The same without what was refused, which is remembered. */
export async function snapshotWithoutRefusals(product: Pick<Product, 'db'>): Promise<string> {
  return (await snapshot(product)).replaceAll(/^.*\t(session|second_factor|access)\.refused\t.*\n?/gm, '')
}

/** The problem an answer holds; fails unless it is one, complete and under its own media type. */
export function problemOf(seen: Pick<Seen, 'status' | 'headers' | 'text'>): Problem {
  expect(seen.headers.get('content-type'), seen.text).toMatch(/^application\/problem\+json/)
  const problem = ProblemSchema.strict().parse(JSON.parse(seen.text))
  expect(problem.status).toBe(seen.status)
  expect(problem.type).toBe(`urn:collector:problem:${problem.code}`)
  return problem
}

/** The fields a `validation_failed` names. */
export function wrongFieldsOf(seen: Pick<Seen, 'status' | 'headers' | 'text'>): string[] {
  const problem = problemOf(seen)
  expect(problem.code).toBe('validation_failed')
  return (problem.errors ?? []).map(error => error.field)
}

/** Words that only come from inside: stacks, paths, queries, versions, libraries. */
const inside =
  /\bat [\w.<>]+ \(|node_modules|\/(?:apps|packages)\/|\.ts:\d|prisma|postgres|pglite|fastify|FST_|SELECT |INSERT |ECONN|ZodError|TypeError|SyntaxError|stack/i

/** Fails when an answer says something about our insides. */
export function expectNoLeak(seen: Pick<Seen, 'status' | 'headers' | 'text'>): void {
  const isError = seen.status >= 400
  if (isError) expect(seen.text).not.toMatch(inside)
  for (const name of ['server', 'x-powered-by', 'via']) expect(seen.headers.get(name)).toBeNull()
}
