import type { ReactNode } from 'react'
import styles from './record-table.module.css'

export interface Column<Item> {
  label: string
  cell: (item: Item) => ReactNode
  /** Figures stand at the right, under each other. */
  numeric?: boolean
}

interface Props<Item> {
  caption: string
  columns: Column<Item>[]
  items: Item[]
  keyOf: (item: Item) => string
}

/** A table of records; on a phone each record is a block of labelled values. */
export function RecordTable<Item>({ caption, columns, items, keyOf }: Props<Item>) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric }) => (
            <th key={label} scope="col" data-numeric={numeric}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={keyOf(item)}>
            {columns.map(({ label, numeric, cell }) => (
              <td key={label} data-label={label} data-numeric={numeric}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
