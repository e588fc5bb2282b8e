import type { VismaBehaviour } from '../behaviour.ts'
import { CUSTOMER_FIELDS, type FieldKinds, INVOICE_FIELDS } from '../data/fields.ts'

const KINDS = { customerinvoices: INVOICE_FIELDS, customers: CUSTOMER_FIELDS } as const

/** A row in the shape that the switches ask for: dates, absent values, unknown properties. */
export function presentRow(
  resource: keyof typeof KINDS,
  row: object,
  { behaviour, select, position }: { behaviour: VismaBehaviour; select: string[] | null; position: number },
): Record<string, unknown> {
  const kinds: FieldKinds = KINDS[resource]
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
