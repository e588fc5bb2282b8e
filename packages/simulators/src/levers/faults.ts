import type { LoggedRequest } from './request-log.ts'

export type RateLimitStyle = 'headerSeconds' | 'headerDate' | 'bodyText' | 'nothing'

export type Fault =
  /** Waits, then goes on: with the next matching fault, or with the real answer. */
  | { kind: 'delay'; ms: number }
  | {
      kind: 'status'
      status: number
      body?: unknown
      contentType?: string
      headers?: Record<string, string>
    }
  | { kind: 'rateLimit'; style: RateLimitStyle; seconds: number }
  /** The real answer, cut off in the middle of its body. */
  | { kind: 'truncate' }
  /** A well-formed 200 answer of a shape nobody asked for. */
  | { kind: 'wrongBody'; body?: unknown }
  | { kind: 'html'; status: number }
  /** A body without end, until the client hangs up or `maxBytes` are sent. */
  | { kind: 'endless'; maxBytes?: number }
  /** The request is carried out, and the connection cut before a byte of the answer is sent. */
  | { kind: 'lostResponse' }
  /** The connection is cut before the request is carried out. */
  | { kind: 'reset' }
  | { kind: 'redirect'; location: string; status?: number }

interface FaultMatch {
  method?: string
  /** A prefix of the path in any letter case, or a pattern for the whole of it. */
  path?: string | RegExp
  /** The `grant_type` of a token request. */
  grantType?: string
}

interface FaultRule {
  match?: FaultMatch
  /** How many requests it strikes before it wears off; without end when absent. */
  times?: number
  fault: Fault
}

export interface Faults {
  /** Adds a rule behind those already there and returns the way to take it back. */
  add(rule: FaultRule): () => void
  clear(): void
}

export interface FaultRules extends Faults {
  /** The faults that strike this request: any delays, then the first of another kind. */
  take(request: LoggedRequest): Fault[]
}

/** The list of scripted faults; rules strike in the order they were added. */
export function createFaults(): FaultRules {
  let rules: { rule: FaultRule; left: number }[] = []

  return {
    add(rule) {
      const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY }
      rules.push(entry)
      return () => {
        rules = rules.filter(other => other !== entry)
      }
    },

    clear() {
      rules = []
    },

    take(request) {
      const taken: Fault[] = []
      for (const entry of rules) {
        if (entry.left < 1 || !matches(entry.rule.match ?? {}, request)) continue
        entry.left -= 1
        taken.push(entry.rule.fault)
        if (entry.rule.fault.kind !== 'delay') break
      }
      rules = rules.filter(entry => entry.left >= 1)
      return taken
    },
  }
}

function matches({ method, path, grantType }: FaultMatch, request: LoggedRequest): boolean {
  if (method && method.toUpperCase() !== request.method) return false
  if (grantType && request.form?.grant_type !== grantType) return false
  if (path === undefined) return true
  if (typeof path === 'string') return request.path.toLowerCase().startsWith(path.toLowerCase())
  return new RegExp(path.source, path.flags.replace(/[gy]/g, '')).test(request.path)
}
