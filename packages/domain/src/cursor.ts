import { DomainError } from './domain-error.ts'

/** Packs the sort key of a page's last row. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * Unpacks a cursor whose parts are of the given `kinds`; anything else is a `validation_failed` that names
 * `cursor`.
 */
export function decodeCursor(
  cursor: string | undefined,
  kinds: readonly ((part: string) => boolean)[],
): string[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const fits =
      Array.isArray(key) &&
      key.length === kinds.length &&
      kinds.every((isOfKind, i) => typeof key[i] === 'string' && isOfKind(key[i]))
    if (fits) return key
  } catch {
    // Falls through: not JSON is not a cursor.
  }
  throw new DomainError('validation_failed', {
    errors: [{ field: 'cursor', code: 'invalid_format', message: 'Not a cursor of this list' }],
  })
}

/** A UUID in text form. */
export function isUuid(part: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(part)
}

/** An instant as JSON writes it, of the years that PostgreSQL knows as well. */
export function isInstant(part: string): boolean {
  const time = Date.parse(part)
  return (
    /^\d{4}-/.test(part) && part >= '0001' && !Number.isNaN(time) && new Date(time).toISOString() === part
  )
}

/** A text that PostgreSQL can hold, of names and numbers as they are kept here. */
export function isText(part: string): boolean {
  return part.length <= 400 && part.isWellFormed() && !part.includes('\0')
}

/**
 * Cuts the one row too many that tells whether there is a next page.
 * `rows` were fetched with `limit + 1`.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => readonly string[],
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  }
}
