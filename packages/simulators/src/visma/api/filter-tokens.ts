import { badInput, badQuery } from './api-error.ts'

export type FilterToken =
  | { kind: 'word'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'guid'; value: string }
  | { kind: 'instant'; value: number }
  | { kind: 'bareDate'; value: number }
  | { kind: '(' | ')' | ',' | '-' }

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i
const STRING = /^'((?:[^']|'')*)'/
const DATE_LIKE = /^\d{4}-\d{2}-\d{2}[\w:.+-]*/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i
const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/
const NUMBER = /^\d+(\.\d+)?(?![\w.-])/
const WORD = /^[A-Za-z_][\w/]*/

/** Cuts a `$filter` expression into tokens; throws 6000 for what is none and 6001 for a date that is none. */
export function filterTokens(expression: string): FilterToken[] {
  const tokens: FilterToken[] = []
  let rest = expression.trimStart()
  while (rest !== '') {
    const { token, length } = nextToken(rest)
    tokens.push(token)
    rest = rest.slice(length).trimStart()
  }
  return tokens
}

function nextToken(text: string): { token: FilterToken; length: number } {
  const [first = ''] = text
  if (first === '(' || first === ')' || first === ',') return { token: { kind: first }, length: 1 }

  const guid = GUID.exec(text)?.[0]
  if (guid) return { token: { kind: 'guid', value: guid.toLowerCase() }, length: guid.length }

  const quoted = STRING.exec(text)
  if (quoted) {
    return {
      token: { kind: 'string', value: (quoted[1] ?? '').replaceAll("''", "'") },
      length: quoted[0].length,
    }
  }
  const date = DATE_LIKE.exec(text)?.[0]
  if (date) return { token: dateToken(date), length: date.length }

  const number = NUMBER.exec(text)?.[0]
  if (number) return { token: { kind: 'number', value: Number(number) }, length: number.length }

  if (first === '-') return { token: { kind: '-' }, length: 1 }

  const word = WORD.exec(text)?.[0]
  if (word) return { token: { kind: 'word', text: word }, length: word.length }

  throw badQuery(`Syntax error at '${text.slice(0, 20)}' in $filter.`)
}

function dateToken(text: string): FilterToken {
  const bare = BARE_DATE.test(text)
  const value = bare || INSTANT.test(text) ? Date.parse(bare ? `${text}T00:00:00Z` : text) : Number.NaN
  if (Number.isNaN(value)) throw badInput(`'${text}' is not a valid date.`)
  return { kind: bare ? 'bareDate' : 'instant', value }
}
