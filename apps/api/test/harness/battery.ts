import type { Person } from './people.ts'

/** What is sent: the ids in the path, the query with its question mark, the body, and by whom. */
export interface Call {
  id?: string
  syncId?: string
  query?: string
  json?: unknown
  by?: Person
}

/**
 * How one endpoint goes through the battery. An endpoint without a row is a type error, and its test fails.
 */
export interface Row {
  /** A call that succeeds, and what then must be true in the database. */
  succeed: () => Promise<Call & { isTrue?: () => Promise<boolean> }>
  /** Broken requests with the fields that the answer must name. */
  invalid?: [Call, string[]][]
  /** Calls that meet another state than they need, with the code of the answer. */
  conflicts?: () => Promise<[Call, string][]>
}
