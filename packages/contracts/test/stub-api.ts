import { createClient, type ProblemCode, problems, type RetryOptions } from '../src/index.ts'

/** What the stub answers, one after another; an error stands for a connection that fails. */
export type Answer = Response | Error

/** A client whose requests are recorded and answered from a list, and whose waits take no time. */
export function stubApi(answers: Answer[], options: RetryOptions & { timeoutMs?: number } = {}) {
  const asked: { url: string; init: RequestInit }[] = []
  const waitedMs: number[] = []
  const client = createClient({
    baseUrl: 'https://collector.example',
    random: () => 0.5,
    wait: async ms => {
      waitedMs.push(ms)
    },
    fetch: async (url, init = {}) => {
      asked.push({ url: String(url), init })
      const answer = answers.shift()
      if (answer instanceof Response) return answer
      throw answer ?? new TypeError('nobody answers')
    },
    ...options,
  })
  return { client, asked, waitedMs }
}

/** An error answer of the API. */
export function problem(
  code: ProblemCode,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const { status, message } = problems[code]
  const body = {
    type: `urn:collector:problem:${code}`,
    title: message.en,
    status,
    code,
    requestId: 'r-1',
    ...more,
  }
  return Response.json(body, { status, headers })
}
