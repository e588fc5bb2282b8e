import type { z } from 'zod'
import type { QuarantinedRow } from './provider.ts'
import { cleanText } from './text.ts'

/** Parses rows one by one, so that a bad one does not take its page with it. */
export function parseRows<Schema extends z.ZodType>(
  rows: readonly unknown[],
  schema: Schema,
  idOf: (row: unknown) => string,
): { good: z.output<Schema>[]; bad: QuarantinedRow[] } {
  const good: z.output<Schema>[] = []
  const bad: QuarantinedRow[] = []
  for (const row of rows) {
    const parsed = schema.safeParse(row)
    if (parsed.success) good.push(parsed.data)
    else bad.push({ externalId: cleanText(idOf(row), 64), reason: pathOf(parsed.error) })
  }
  return { good, bad }
}

function pathOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'row'
}
