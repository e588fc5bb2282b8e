import type { Schema } from './describe-contract.ts'

/**
 * `request`: what was accepted must still be. `answer`: what is read must still be there and of its kind; new
 * properties, values and variants may come.
 */
export type Direction = 'request' | 'answer'

interface Side {
  schema: Schema
  definitions: Record<string, Schema>
}

/** Where yesterday's schema is broken by today's, one line each. */
export function compareSchemas(before: Side, after: Side, direction: Direction, where: string): string[] {
  return compare(before, after, direction, where, new Set())
}

type Compare = (before: Side, after: Side, direction: Direction, where: string, seen: Set<string>) => string[]

const compare: Compare = (before, after, direction, where, seen) => {
  const pair = `${String(before.schema['$ref'])} ${String(after.schema['$ref'])} ${direction}`
  if (before.schema['$ref'] && after.schema['$ref']) {
    if (seen.has(pair)) return []
    seen.add(pair)
  }
  const [old, now] = [resolved(before), resolved(after)]
  const [oldVariants, newVariants] = [variantsOf(old), variantsOf(now)]
  if (oldVariants || newVariants) {
    const [olds, news] = [oldVariants ?? [old], newVariants ?? [now]]
    return [
      ...olds
        .filter(one => direction === 'request' || !isNull(one))
        .flatMap(one => bestMatch(one, news, direction, where, seen)),
      ...(direction === 'answer' && news.some(isNull) && !olds.some(isNull)
        ? [`${where} may be null now`]
        : []),
    ]
  }
  if (old.schema['type'] !== now.schema['type'] && !isWidened(old.schema, now.schema, direction)) {
    return [`${where} was ${kindOf(old.schema)}, is ${kindOf(now.schema)}`]
  }
  return [
    ...compareValues(old.schema, now.schema, direction, where),
    ...compareLimits(old.schema, now.schema, direction, where),
    ...compareProperties(old, now, direction, where, seen),
    ...(['items', 'additionalProperties'] as const).flatMap(keyword => {
      const [oldPart, newPart] = [old.schema[keyword], now.schema[keyword]]
      if (!isSchema(oldPart) || !isSchema(newPart)) return []
      const sides = [
        { ...old, schema: oldPart },
        { ...now, schema: newPart },
      ] as const
      return compare(...sides, direction, `${where}[]`, seen)
    }),
  ]
}

/** The complaints about the variant that fits best: none when one fits whole. */
function bestMatch(
  one: Side,
  others: Side[],
  direction: Direction,
  where: string,
  seen: Set<string>,
): string[] {
  const tries = others.map(other => compare(one, other, direction, where, new Set(seen)))
  return tries.sort((a, b) => a.length - b.length)[0] ?? [`${where} is gone`]
}

function compareProperties(
  old: Side,
  now: Side,
  direction: Direction,
  where: string,
  seen: Set<string>,
): string[] {
  const [before, after] = [propertiesOf(old.schema), propertiesOf(now.schema)]
  const [wasRequired, isRequired] = [requiredOf(old.schema), requiredOf(now.schema)]
  const kept = Object.entries(before).flatMap(([name, schema]): string[] => {
    const place = `${where}.${name}`
    const today = after[name]
    if (!today) return [`${place} is gone`]
    const changes = compare({ ...old, schema }, { ...now, schema: today }, direction, place, seen)
    if (direction === 'request' && isRequired.has(name) && !wasRequired.has(name)) {
      return [...changes, `${place} is required now`]
    }
    if (direction === 'answer' && wasRequired.has(name) && !isRequired.has(name)) {
      return [...changes, `${place} may be missing now`]
    }
    return changes
  })
  const added = Object.keys(after).filter(name => !(name in before) && isRequired.has(name))
  return direction === 'request' ? [...kept, ...added.map(name => `${where}.${name} is required now`)] : kept
}

function compareValues(old: Schema, now: Schema, direction: Direction, where: string): string[] {
  const [before, after] = [valuesOf(old), valuesOf(now)]
  if (!before) return after && direction === 'request' ? [`${where} takes fewer values now`] : []
  if (!after) return direction === 'answer' ? [`${where} may be any value now`] : []
  return before
    .filter(value => !after.includes(value))
    .map(value => `${where} no longer knows ${JSON.stringify(value)}`)
}

const lowest = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']
const highest = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']

function compareLimits(old: Schema, now: Schema, direction: Direction, where: string): string[] {
  const changed = (keyword: string) => old[keyword] !== now[keyword] && now[keyword] !== undefined
  if (direction === 'answer') return changed('format') ? [`${where} has another format`] : []
  const limit = (schema: Schema, keyword: string, none: number) => Number(schema[keyword] ?? none)
  return [
    ...lowest
      .filter(keyword => limit(now, keyword, -Infinity) > limit(old, keyword, -Infinity))
      .map(keyword => `${where} has a higher ${keyword}`),
    ...highest
      .filter(keyword => limit(now, keyword, Infinity) < limit(old, keyword, Infinity))
      .map(keyword => `${where} has a lower ${keyword}`),
    ...['pattern', 'format'].filter(changed).map(keyword => `${where} has another ${keyword}`),
    ...('default' in old && JSON.stringify(old['default']) !== JSON.stringify(now['default'])
      ? [`${where} has another default`]
      : []),
  ]
}

function resolved({ schema, definitions }: Side): Side {
  const { $ref, ...rest } = schema
  if (typeof $ref !== 'string') return { schema, definitions }
  const name = $ref.replace('#/$defs/', '')
  return resolved({ schema: { ...definitions[name], ...rest }, definitions })
}

function variantsOf({ schema, definitions }: Side): Side[] | undefined {
  const { type } = schema
  if (Array.isArray(type)) return type.map(one => ({ schema: { ...schema, type: one }, definitions }))
  const variants = schema['anyOf'] ?? schema['oneOf']
  if (!Array.isArray(variants)) return undefined
  return variants
    .map(variant => resolved({ schema: variant, definitions }))
    .flatMap(variant => variantsOf(variant) ?? [variant])
}

const isSchema = (part: unknown): part is Schema => typeof part === 'object' && part !== null
const isNull = ({ schema }: Side) => schema['type'] === 'null'
const propertiesOf = (schema: Schema) => (schema['properties'] ?? {}) as Record<string, Schema>
const requiredOf = (schema: Schema) => new Set((schema['required'] ?? []) as string[])
const kindOf = (schema: Schema) => JSON.stringify(schema['type'] ?? 'anything')

function isWidened(old: Schema, now: Schema, direction: Direction): boolean {
  return (
    direction === 'request' &&
    (now['type'] === undefined || (old['type'] === 'integer' && now['type'] === 'number'))
  )
}

function valuesOf(schema: Schema): unknown[] | undefined {
  if ('const' in schema) return [schema['const']]
  return schema['enum'] as unknown[] | undefined
}
