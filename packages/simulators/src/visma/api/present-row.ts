import type { VismaBehaviour } from '../behaviour.ts'
import type { FieldKinds } from '../data/fields.ts'

export interface Presentation {
  behaviour: VismaBehaviour
  select?: string[] | null
  /** The place of the row on its page: `mixed` dates go by it. */
  position?: number
}

/** A row in the shape that the switches ask for: dates, absent values, unknown properties. */
export function presentRow(
  kinds: FieldKinds,
  row: object,
  { behaviour, select = null, position = 0 }: Presentation,
): Record<string, unknown> {
  const presented: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    if (select && !select.includes(name)) continue
    if (value === null && behaviour.absentFields === 'omitted') continue
    presented[name] = typeof value === 'string' ? presentText(kinds[name], value, behaviour, position) : value
  }
  if (behaviour.extraFields && !select) {
    presented.SimulatedFutureField = { Version: 3, Tags: ['unknown', 'to', 'clients'] }
    presented.SustainabilityScore = null
  }
  return presented
}

function presentText(
  kind: string | undefined,
  value: string,
  behaviour: VismaBehaviour,
  position: number,
): string {
  if (kind === 'instant') return behaviour.utcSuffix ? value : value.replace(/Z$/, '')
  if (kind !== 'day' || value.length > 10) return value
  switch (behaviour.dateShape) {
    case 'date':
      return value
    case 'dateTime':
      return `${value}T00:00:00`
    case 'rfc3339':
      return `${value}T00:00:00Z`
    case 'mixed':
      return [value, `${value}T00:00:00`, `${value}T00:00:00Z`][position % 3] ?? value
    default:
      return behaviour.dateShape satisfies never
  }
}
