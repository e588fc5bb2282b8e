import type { ApiBehaviour } from './api-behaviour.ts'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
}

/** A row in the shape that the switches ask for: HTML entities, unknown properties. */
export function presentRow(row: object, behaviour: ApiBehaviour): object {
  const shown = behaviour.htmlEntities === 'encoded' ? (encoded(row) as object) : row
  if (!behaviour.extraFields) return shown
  return { ...shown, SimulatedFutureField: { Version: 3, Tags: ['unknown', 'to', 'clients'] } }
}

function encoded(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
  if (Array.isArray(value)) return value.map(encoded)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name.startsWith('@') ? inner : encoded(inner)]),
  )
}
