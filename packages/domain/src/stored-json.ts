/** A row as PostgreSQL's `to_json` writes it: times as text, bytes in hexadecimal. */
export type StoredJson<Row> = {
  [Column in keyof Row]: Extract<Row[Column], Date | Uint8Array> extends never
    ? Row[Column]
    : Exclude<Row[Column], Date | Uint8Array> | string
}

type ColumnsOf<Row, Value> = {
  [Column in keyof Row]: Extract<Row[Column], Value> extends never ? never : Column
}[keyof Row]

/** A whole row again. `times` and `bytes` name each column that JSON has no form of. */
export function fromStoredJson<Row extends object>(
  json: StoredJson<Row>,
  {
    times,
    bytes = [],
  }: { times: readonly ColumnsOf<Row, Date>[]; bytes?: readonly ColumnsOf<Row, Uint8Array>[] },
): Row {
  const row: Record<PropertyKey, unknown> = { ...json }
  for (const column of times) row[column] = row[column] && new Date(String(row[column]))
  for (const column of bytes) row[column] = row[column] && Buffer.from(String(row[column]).slice(2), 'hex')
  return row as Row
}
