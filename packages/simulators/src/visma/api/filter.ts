import type { FieldKind, FieldKinds, FieldValue } from '../data/fields.ts'
import { badInput, badQuery } from './api-error.ts'
import { type FilterToken, filterTokens } from './filter-tokens.ts'

/** Tells whether a row passes; `read` gives the value of one of its properties. */
export type Predicate = (read: (field: string) => FieldValue) => boolean

type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
const OPERATORS: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])

const TEXT_FUNCTIONS: Record<string, (text: string, part: string) => boolean> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
}

export interface FilterOptions {
  fields: FieldKinds
  bareDates: 'accept' | 'reject'
}

/** Reads an OData `$filter`; throws 6000 for bad grammar or unknown properties and 6001 for bad dates. */
export function parseFilter(expression: string, options: FilterOptions): Predicate {
  const tokens = filterTokens(expression)
  let position = 0

  const peek = () => tokens[position]
  const take = (): FilterToken => {
    const token = tokens[position]
    if (!token) throw badQuery('The $filter expression ends too early.')
    position += 1
    return token
  }
  const takeWordIf = (text: string) => {
    const token = peek()
    if (token?.kind !== 'word' || token.text !== text) return false
    position += 1
    return true
  }
  const expect = (kind: FilterToken['kind']) => {
    const token = take()
    if (token.kind !== kind) throw badQuery(`Expected '${kind}' in $filter.`)
    return token
  }

  const parseOr = (): Predicate => {
    let left = parseAnd()
    while (takeWordIf('or')) {
      const [first, second] = [left, parseAnd()]
      left = read => first(read) || second(read)
    }
    return left
  }
  const parseAnd = (): Predicate => {
    let left = parseTerm()
    while (takeWordIf('and')) {
      const [first, second] = [left, parseTerm()]
      left = read => first(read) && second(read)
    }
    return left
  }
  const parseTerm = (): Predicate => {
    if (peek()?.kind === '(') {
      take()
      const inner = parseOr()
      expect(')')
      return inner
    }
    const token = peek()
    const textFunction = token?.kind === 'word' ? TEXT_FUNCTIONS[token.text] : undefined
    return textFunction ? parseTextFunction(textFunction) : parseComparison()
  }
  const parseTextFunction = (test: (text: string, part: string) => boolean): Predicate => {
    take()
    expect('(')
    const field = parseField()
    if (field.kind !== 'string') throw badQuery(`${field.name} is no text.`)
    expect(',')
    const part = expect('string')
    expect(')')
    const wanted = part.kind === 'string' ? part.value.toLowerCase() : ''
    return read => {
      const value = read(field.name)
      return typeof value === 'string' && test(value.toLowerCase(), wanted)
    }
  }
  const parseField = () => {
    const negative = peek()?.kind === '-'
    if (negative) take()
    const token = take()
    const name = token.kind === 'word' ? token.text : ''
    const kind = options.fields[name]
    if (!kind) throw badQuery(`Could not find a property named '${name}'.`)
    if (negative && kind !== 'number') throw badQuery(`${name} is no number.`)
    return { name, kind, negative }
  }
  const parseComparison = (): Predicate => {
    const field = parseField()
    const operatorToken = take()
    const operator = operatorToken.kind === 'word' ? operatorToken.text : ''
    if (!OPERATORS.has(operator)) throw badQuery(`Unknown operator '${operator}' in $filter.`)
    const wanted = parseOperand(field.kind)
    return read => {
      const value = read(field.name)
      const signed = field.negative && typeof value === 'number' ? -value : value
      const other = typeof wanted === 'function' ? wanted(read) : wanted
      return compare(signed, operator as Operator, other)
    }
  }
  /** A literal, or another numeric property to compare with. */
  const parseOperand = (
    kind: FieldKind,
  ): FieldValue | ((read: (field: string) => FieldValue) => FieldValue) => {
    const token = peek()
    const after = tokens[position + 1]
    if (token?.kind === '-' && after?.kind === 'number') {
      position += 2
      return literal(kind, { kind: 'number', value: -after.value }, options)
    }
    const namesField = token?.kind === '-' || (token?.kind === 'word' && token.text in options.fields)
    if (!namesField) return literal(kind, take(), options)
    const { name, negative } = parseField()
    return read => {
      const value = read(name)
      return negative && typeof value === 'number' ? -value : value
    }
  }

  const predicate = parseOr()
  if (position < tokens.length) throw badQuery('Unexpected text at the end of $filter.')
  return predicate
}

function literal(kind: FieldKind, token: FilterToken, { bareDates }: FilterOptions): FieldValue {
  if (token.kind === 'word' && token.text === 'null') return null
  const mismatch = () => badQuery('A value in $filter does not have the type of its property.')
  switch (kind) {
    case 'day':
    case 'instant':
      if (token.kind === 'instant') return token.value
      if (token.kind === 'bareDate' && bareDates === 'accept') return token.value
      throw badInput('A date must be written as 2026-01-31T00:00:00Z, without quotes.')
    case 'boolean':
      if (token.kind === 'word' && (token.text === 'true' || token.text === 'false'))
        return token.text === 'true'
      throw mismatch()
    case 'guid':
    case 'number':
    case 'string':
      if (token.kind === kind) return token.value
      throw mismatch()
    default:
      return kind satisfies never
  }
}

function compare(left: FieldValue, operator: Operator, right: FieldValue): boolean {
  const [a, b] =
    typeof left === 'string' && typeof right === 'string'
      ? [left.toLowerCase(), right.toLowerCase()]
      : [left, right]
  if (operator === 'eq') return a === b
  if (operator === 'ne') return a !== b
  if (a === null || b === null) return false
  if (operator === 'gt') return a > b
  if (operator === 'ge') return a >= b
  if (operator === 'lt') return a < b
  return a <= b
}
