import type { ReactNode } from 'react'
import { Link } from 'react-router'
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
  /** Where a record's own page is: its first cell is the link, which lies over the whole row. */
  pathOf?: (item: Item) => string
}

/** A table of records; on a phone each record is a block of labelled values. */
export function RecordTable<Item>({ caption, columns, items, keyOf, pathOf }: Props<Item>) {
  return (
    <table className={styles.table} data-linked={pathOf !== undefined}>
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
            {columns.map(({ label, numeric, cell }, i) => (
              <td key={label} data-label={label} data-numeric={numeric}>
                {pathOf && i === 0 ? <Link to={pathOf(item)}>{cell(item)}</Link> : cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
